import { z } from 'zod'
import type { Queries } from '../database/database.js'
import { executeNamed } from '../database/execute-named.js'
import type { NamedStatement } from '../database/plain-pool.js'
import type { EventDefinition } from './event-definition.js'
import type { RecordedEvent } from './event-log.js'

/** Events of one type, each without the part of its payload that events of other types carry as well. */
export interface EventsWithoutPart {
  readonly definition: EventDefinition<z.ZodObject>
  readonly happened: readonly {
    readonly subjectId: string
    readonly own: Readonly<Record<string, unknown>>
  }[]
}

/** What a subject is, as all events carry it that tell of the same moment. */
export interface SharedPart {
  /** By what name it is in their payloads. */
  readonly name: string
  readonly bySubject: ReadonlyMap<string, unknown>
}

/**
 * Says of events what each carries beside the part that is called `name`.
 * @example eventsWithoutPart(orderNoteChanged, 'order', [{ subjectId: orderId, own: {} }])
 */
export function eventsWithoutPart<Payload extends z.ZodObject, Name extends keyof z.input<Payload>>(
  definition: EventDefinition<Payload>,
  _name: Name,
  happened: readonly { readonly subjectId: string; readonly own: Omit<z.input<Payload>, Name> }[],
): EventsWithoutPart {
  return { definition, happened }
}

/** Reads what is shared once for each subject, by the schema that all of `kinds` have for it. */
export function readShared(
  { name, bySubject }: SharedPart,
  kinds: readonly EventsWithoutPart[],
): ReadonlyMap<string, unknown> {
  const [schema, ...others] = new Set(kinds.map(({ definition }) => definition.payload.shape[name]))
  if (schema === undefined || others.length > 0)
    throw new Error(`Events share ${name} only where all of them carry the same.`)
  return new Map([...bySubject].map(([subjectId, part]) => [subjectId, z.parse(schema, part)]))
}

const rests = new WeakMap<z.ZodObject, Map<string, z.ZodObject>>()

/** The schema of what a payload carries beside the part that is called `name`. */
export function withoutPart(payload: z.ZodObject, name: string): z.ZodObject {
  const known = rests.get(payload) ?? new Map<string, z.ZodObject>()
  rests.set(payload, known)
  const others = Object.entries(payload.shape).filter(([key]) => key !== name)
  const rest = known.get(name) ?? z.strictObject(Object.fromEntries(others))
  known.set(name, rest)
  return rest
}

/** An event with what it carries alone. */
export interface PartedEvent {
  readonly event: RecordedEvent
  readonly audience: string
  readonly tellsOf: EventDefinition['tellsOf']
  readonly own: unknown
}

/**
 * An insertion of events in their order, by one statement to which each shared part is sent once: as the whole that
 * most events carry, since PostgreSQL takes apart and puts together anew whatever it adds to something else.
 */
export function sharingInsertion(
  name: string,
  parts: ReadonlyMap<string, unknown>,
  events: readonly PartedEvent[],
): (queries: Queries) => Promise<unknown> {
  const places = new Map([...parts.keys()].map((subjectId, place) => [subjectId, place]))
  const rows = events.map(({ event, audience, tellsOf, own }) => ({
    id: event.id,
    type: event.type,
    subject_type: event.subjectType,
    subject_id: event.subjectId,
    audience,
    tells_of: tellsOf ?? null,
    own: isEmpty(own) ? null : own,
    place: places.get(event.subjectId),
  }))
  const wholes = [...parts.values()].map((part) => ({ [name]: part }))
  const params = [JSON.stringify(rows), JSON.stringify(wholes)]
  return (queries) => executeNamed(queries, insertion, params)
}

const isEmpty = (own: unknown) => typeof own === 'object' && own !== null && Object.keys(own).length === 0

const insertion: NamedStatement = {
  name: 'insertion of events that share',
  text: `insert into events (id, type, subject_type, subject_id, audience, tells_of, payload)
         select id, type, subject_type, subject_id, audience, tells_of,
                case when own is null then $2::jsonb -> place else own || ($2::jsonb -> place) end
           from jsonb_to_recordset($1::jsonb)
             as happened (id uuid, type text, subject_type text, subject_id text, audience text, tells_of text,
                          own jsonb, place int)`,
}
