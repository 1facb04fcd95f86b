import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';

export class NewToken {
  @ApiProperty({ description: 'E-mail address, or telephone number, of the account' })
  @IsString()
  @MinLength(1)
  @MaxLength(254)
  email: string;

  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  password: string;
}

export class TokenAnswer {
  @ApiProperty({ description: 'Goes into the header: Authorization: Bearer …' })
  token: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt: string;
}
