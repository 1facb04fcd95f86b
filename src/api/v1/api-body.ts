import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { Invalid, type Problem } from '../../platform/errors/errors.js';

/** Judges bodies and queries by their DTO; what a DTO does not name is refused, so that a misspelt name is noticed. */
export const checked = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (errors: ValidationError[]) => new Invalid(errors.map(toProblem)),
  });

function toProblem({ property, constraints = {} }: ValidationError): Problem {
  const [rule] = Object.keys(constraints);
  return {
    at: property,
    code: rule === 'whitelistValidation' ? 'api.unknown_name' : 'api.wrong_value',
    values: { name: property },
  };
}
