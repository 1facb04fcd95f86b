import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import { AdministrativeUnits } from '../../../agencies/units.service.js';
import { Public } from '../../../identity/access.js';
import type { FastifyRequest } from '../../../platform/http/request.js';

/** Communes of a province, for the script that fills the second list of an address. */
@Controller('/address')
export class AddressController {
  constructor(private readonly units: AdministrativeUnits) {}

  /** `[{ code, name }]` by name; empty for an unknown province. */
  @Get('/communes')
  @Public()
  @Header('cache-control', 'public, max-age=3600')
  @Header('vary', 'cookie, accept-language')
  async communes(@Query('province') province: unknown, @Req() { locale }: FastifyRequest): Promise<object[]> {
    const communes = await this.units.communes(typeof province === 'string' ? province : '');
    return communes.map((unit) => ({ code: unit.code, name: unit.name[locale] }));
  }
}
