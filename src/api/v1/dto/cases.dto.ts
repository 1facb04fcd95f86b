import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsObject, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { WORKLIST_TABS, type WorklistTab } from '../../../casework/worklist.types.js';

export class AskedAct {
  @ApiProperty({ description: 'The version of the case that was read; a stale one is a conflict' })
  @IsInt()
  @Min(1)
  version: number;

  @ApiPropertyOptional({
    description: 'As the schema of the action says',
    type: 'object',
    additionalProperties: true,
  })
  @IsOptional()
  @IsObject()
  input?: Record<string, unknown>;
}

export class CaseFilter {
  @ApiPropertyOptional({
    enum: ['own', 'office'],
    description: 'own: what I applied for; office: the queue of my agencies',
  })
  @IsOptional()
  @IsIn(['own', 'office'])
  of?: 'own' | 'office';

  @ApiPropertyOptional({ enum: WORKLIST_TABS })
  @IsOptional()
  @IsIn(WORKLIST_TABS)
  tab?: WorklistTab;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(20)
  procedure?: string;

  @ApiPropertyOptional({ description: '`next` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  after?: string;
}

export class Tail {
  @ApiProperty({ description: 'Last four digits of the telephone number given in the application' })
  @IsString()
  @MaxLength(20)
  phone: string;
}
