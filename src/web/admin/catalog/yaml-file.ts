import type { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from '../../../platform/http/request.js';
import { handOutBytes } from '../../shared/hand-out.js';

/** A definition's text as a file to be kept. */
export const yamlFile = (reply: FastifyReply, text: string, name: string): StreamableFile =>
  handOutBytes(reply, Buffer.from(text), `${name}.yaml`, 'application/yaml; charset=utf-8');
