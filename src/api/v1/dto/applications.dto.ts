import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsObject, IsOptional, IsString, MaxLength, Min } from 'class-validator';

export class NewApplication {
  @ApiProperty({ example: '1.001193', description: 'National code of the procedure' })
  @IsString()
  @MaxLength(20)
  procedure: string;
}

export class ChangedAnswers {
  @ApiProperty({ description: 'The revision these answers are made on; a stale one is a conflict' })
  @IsInt()
  @Min(1)
  revision: number;

  @ApiProperty({
    description:
      'Answers by field id, as GET /procedures/:code/schema describes them; null removes one, absent ones stay',
    type: 'object',
    additionalProperties: true,
  })
  @IsObject()
  answers: Record<string, unknown>;
}

export class Submission {
  @ApiPropertyOptional({ description: 'The revision that was read; without it, the present one is submitted' })
  @IsOptional()
  @IsInt()
  @Min(1)
  revision?: number;
}
