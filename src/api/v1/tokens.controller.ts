import { Body, Controller, Delete, Headers, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public, Requires } from '../../identity/access.js';
import { Passwords } from '../../identity/passwords.service.js';
import { Tokens } from '../../identity/tokens.service.js';
import type { FastifyRequest } from '../../platform/http/request.js';
import { checked } from './api-body.js';
import { ApiLimits } from './api-limits.guard.js';
import { NewToken, TokenAnswer } from './dto/tokens.dto.js';

@ApiTags('tokens')
@Controller('api/v1/tokens')
@UseGuards(ApiLimits)
export class TokensController {
  constructor(
    private readonly passwords: Passwords,
    private readonly tokens: Tokens,
  ) {}

  @Post()
  @Public()
  @ApiOperation({ summary: 'Sign in' })
  @ApiCreatedResponse({ type: TokenAnswer })
  async make(@Body(checked()) body: NewToken, @Req() request: FastifyRequest): Promise<TokenAnswer> {
    const account = await this.passwords.prove(body.email, body.password, request.ip);
    const { token, expiresAt } = await this.tokens.issue(account);
    return { token, expiresAt: expiresAt.toISOString() };
  }

  @Delete('current')
  @HttpCode(204)
  @Requires('own.profile')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'End the token that is sent along' })
  async end(@Headers('authorization') authorization: string): Promise<void> {
    await this.tokens.end(authorization.replace(/^Bearer\s+/i, ''));
  }
}
