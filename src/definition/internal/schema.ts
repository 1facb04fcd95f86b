import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../procedure-1.schema.json' with { type: 'json' };

/** The parts of JSON Schema that our schema of a procedure uses. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly oneOf?: readonly SchemaNode[];
}

const DEFINITIONS = schema.$defs as unknown as Readonly<Record<string, SchemaNode>>;

/** The whole schema: what a bundle may hold. */
export const SCHEMA: SchemaNode = schema as unknown as SchemaNode;

let validator: ValidateFunction | undefined;

/** What the schema finds wrong with a value: everything, not only the first thing. Made ready when first asked. */
export function schemaErrors(value: unknown): readonly ErrorObject[] {
  validator ??= new Ajv2020({ allErrors: true, discriminator: true, allowUnionTypes: true, verbose: true }).compile(
    schema,
  );
  return validator(value) ? [] : (validator.errors ?? []);
}

/** The node that describes this value: references followed, and of several shapes the one the value has. */
export function nodeFor(node: SchemaNode | undefined, value: unknown): SchemaNode | undefined {
  const whole = node?.$ref === undefined ? node : DEFINITIONS[node.$ref.replace('#/$defs/', '')];
  if (!whole?.oneOf || typeof value !== 'object' || value === null) return whole;
  return whole.oneOf.find((shape) => fits(shape, value));
}

function fits({ properties = {}, required = [] }: SchemaNode, value: object): boolean {
  return required.every((key) => {
    const wanted = properties[key]?.const;
    return key in value && (wanted === undefined || Reflect.get(value, key) === wanted);
  });
}
