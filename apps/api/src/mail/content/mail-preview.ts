import {
  type Json,
  type JsonObject,
  resolveFields,
  TemplateError,
  type Value,
  valueAt,
  valueSchema,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { ShopSettings, shopValuesOf } from '../../commerce/commerce.public.js'
import { unreadablePreview } from '../mail-problems.js'
import type { MailContent } from './mail-content.js'
import { sampleFor } from './sample-values.js'
import { ShopMailWriter } from './shop-mail-writer.js'

const inputSchema = z.object({
  subject: valueSchema.default(''),
  body: valueSchema.default(''),
  fields: valueSchema.default([]),
})

const draftSchema = z.object({
  subject: z.string().default(''),
  body: z.string().default(''),
  fields: z.array(z.object({ label: z.string().default(''), value: z.json().default(null) })).default([]),
})

/** What was seen of a run, or is made up for the preview. */
export interface SeenValues {
  readonly trigger?: unknown
  readonly steps?: Readonly<Record<string, unknown>> | undefined
  readonly each?: Readonly<Record<string, unknown>> | undefined
}

/** Shows what a mail of a workflow would look like, before the workflow runs (R83). */
@Injectable()
export class MailPreview {
  constructor(
    @Inject(ShopMailWriter) private readonly writer: ShopMailWriter,
    @Inject(ShopSettings) private readonly settings: ShopSettings,
  ) {}

  /**
   * @param input the configuration of the step, with references and templates
   * @param values what they find: what started a run, and what its steps answered
   * @throws Problem `invalid-input` when `input` is no configuration of a mail.
   */
  async show(input: unknown, { trigger, steps = {}, each = {} }: SeenValues): Promise<MailContent> {
    const configured = inputSchema.safeParse(input)
    if (!configured.success) throw refusal(configured.error)
    const shop = shopValuesOf(await this.settings.read())
    const draft = draftSchema.safeParse(
      resolved(configured.data, {
        ...(trigger === undefined ? {} : { trigger: z.json().parse(trigger) }),
        steps: z.json().parse(steps),
        each: z.json().parse(each),
        shop,
      }),
    )
    if (!draft.success) throw refusal(draft.error)
    return this.writer.write(draft.data, { type: 'staff', name: '' })
  }
}

function resolved(fields: Record<string, Value>, values: Readonly<Record<string, Json>>): JsonObject {
  try {
    const sample = sampleFor(Object.values(fields), values)
    return resolveFields(fields, (path) => valueAt(sample, path))
  } catch (error) {
    if (error instanceof TemplateError) throw unreadablePreview('/input', error.message)
    throw error
  }
}

function refusal({ issues: [issue] }: z.ZodError) {
  return unreadablePreview(`/input/${issue?.path.join('/') ?? ''}`, issue?.message ?? 'It cannot be read.')
}
