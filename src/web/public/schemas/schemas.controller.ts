import { Controller, Get, Header } from '@nestjs/common';
import procedure from '../../../definition/procedure-1.schema.json' with { type: 'json' };
import { Public } from '../../../identity/access.js';

/** Shapes of files that people write, for the completion of their editors. */
@Controller('schemas')
export class SchemasController {
  @Get('procedure-1.json')
  @Public()
  @Header('content-type', 'application/schema+json; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  @Header('access-control-allow-origin', '*')
  @Header('cross-origin-resource-policy', 'cross-origin')
  procedure(): object {
    return procedure;
  }
}
