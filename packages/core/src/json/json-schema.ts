import { z } from 'zod'

/** The part of JSON Schema (2020-12) that forms, references and checks read. Other keywords are kept and ignored. */
export interface JsonSchema {
  type?: string | string[] | undefined
  title?: string | undefined
  description?: string | undefined
  format?: string | undefined
  enum?: unknown[] | undefined
  const?: unknown
  /** What a form begins with. A field that is taken away again stays without it. */
  default?: unknown
  properties?: Record<string, JsonSchema> | undefined
  required?: string[] | undefined
  items?: JsonSchema | boolean | undefined
  anyOf?: JsonSchema[] | undefined
  oneOf?: JsonSchema[] | undefined
  allOf?: JsonSchema[] | undefined
  $ref?: string | undefined
  $defs?: Record<string, JsonSchema> | undefined
  additionalProperties?: JsonSchema | boolean | undefined
  minimum?: number | undefined
  maximum?: number | undefined
  minLength?: number | undefined
  maxLength?: number | undefined
  minItems?: number | undefined
  maxItems?: number | undefined
  /** Ours: `money`, `order`, `customer` … */
  'x-counterflow-type'?: string | undefined
  /** Ours: where a form takes the choices for this field from, `connections`. */
  'x-counterflow-options'?: string | undefined
  /** Ours: texts that stand in templates for somebody to replace, in lower case. */
  'x-counterflow-placeholder'?: string[] | undefined
  /** Ours: later steps may use it, and nobody who reads the run sees it. In outputs of actions. */
  'x-counterflow-secret'?: boolean | undefined
}

const texts = z.array(z.string())

export const jsonSchemaSchema: z.ZodType<JsonSchema> = z.lazy(() =>
  z.looseObject({
    type: z.union([z.string(), texts]).optional(),
    title: z.string().optional(),
    description: z.string().optional(),
    format: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    properties: z.record(z.string(), jsonSchemaSchema).optional(),
    required: texts.optional(),
    items: z.union([z.boolean(), jsonSchemaSchema]).optional(),
    anyOf: z.array(jsonSchemaSchema).optional(),
    oneOf: z.array(jsonSchemaSchema).optional(),
    allOf: z.array(jsonSchemaSchema).optional(),
    $ref: z.string().optional(),
    $defs: z.record(z.string(), jsonSchemaSchema).optional(),
    additionalProperties: z.union([z.boolean(), jsonSchemaSchema]).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
    'x-counterflow-type': z.string().optional(),
    'x-counterflow-options': z.string().optional(),
    'x-counterflow-placeholder': texts.optional(),
    'x-counterflow-secret': z.boolean().optional(),
  }),
)
