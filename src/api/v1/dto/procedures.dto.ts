import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

const LEVELS = ['ministry', 'province', 'commune', 'other'] as const;

export class ServiceQuery {
  @ApiPropertyOptional({ description: 'Words to search by; accents and small misspellings are forgiven' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(60)
  sector?: string;

  @ApiPropertyOptional({ enum: LEVELS })
  @IsOptional()
  @IsIn(LEVELS)
  level?: (typeof LEVELS)[number];

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(60)
  lifeEvent?: string;

  @ApiPropertyOptional({ enum: ['yes'], description: 'Only what can be applied for here' })
  @IsOptional()
  @IsIn(['yes'])
  online?: 'yes';

  @ApiPropertyOptional({ description: '`next` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  after?: string;
}
