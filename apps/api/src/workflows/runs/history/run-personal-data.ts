import { type Json, masked, type Redaction, runIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Queries, Transaction } from '../../../platform/database/database.js'
import {
  type Person,
  PersonalData,
  type PersonalDataKeeper,
} from '../../../platform/personal-data/personal-data.js'
import { differs, jsonColumn, sureSigns } from '../../../platform/personal-data/row-redaction.js'
import { readPastRuns } from './past-runs.js'
import { RunSecrets } from './run-secrets.js'

/** Runs whose steps are read together. */
const mostAtOnce = 100

const text = z.string().nullable()
const stepRow = z.object({
  run_id: z.uuid(),
  node_id: z.string(),
  position: z.int(),
  kind: z.string(),
  at: z.coerce.date(),
  input: text,
  output: text,
  error: text,
})
const runRow = z.object({
  id: z.uuid(),
  subject_label: text,
  concurrency_key: text,
  debounce_key: text,
  error: jsonColumn,
})

/** What runs of workflows noted about a person: the values of their steps, and what the runs are called by. */
@Injectable()
export class RunPersonalData implements PersonalDataKeeper {
  readonly section = 'workflowSteps'

  constructor(
    @Inject(PersonalData) personalData: PersonalData,
    @Inject(RunSecrets) private readonly secrets: RunSecrets,
  ) {
    personalData.register(this)
  }

  async collect(queries: Queries, person: Person): Promise<Json[]> {
    const found = await this.steps(queries, person)
    const secrets = await this.secretsIn(queries, found)
    return found.map(({ run_id, node_id, kind, at, input, output }) => ({
      run: run_id,
      step: node_id,
      what: kind,
      at: at.toISOString(),
      input: masked(parsed(input), secrets),
      output: masked(parsed(output), secrets),
    }))
  }

  /** What is exported lies about in files: it shows no more than the run itself does. */
  private async secretsIn(queries: Queries, rows: readonly z.infer<typeof stepRow>[]): Promise<string[]> {
    const runIds = [...new Set(rows.map(({ run_id }) => runIdSchema.parse(run_id)))]
    const secrets: string[] = []
    for (let start = 0; start < runIds.length; start += mostAtOnce) {
      const past = await readPastRuns(queries, runIds.slice(start, start + mostAtOnce))
      secrets.push(...past.flatMap((run) => this.secrets.of(run)))
    }
    return secrets
  }

  async erase(transaction: Transaction, person: Person, redaction: Redaction): Promise<number> {
    const without = (json: string | null) =>
      json === null ? null : JSON.stringify(redaction.json(parsed(json)))
    let changed = 0
    for (const { run_id, position, input, output, error } of await this.steps(transaction, person)) {
      const after = { input: without(input), output: without(output), error: without(error) }
      if (!differs({ input, output, error }, after)) continue
      await transaction.execute(sql`
        update steps set input = ${after.input}, output = ${after.output}, error = ${after.error}
         where run_id = ${run_id}::uuid and position = ${position}`)
      changed += 1
    }
    return changed + (await this.eraseFromRuns(transaction, person, redaction))
  }

  private async eraseFromRuns(
    transaction: Transaction,
    person: Person,
    redaction: Redaction,
  ): Promise<number> {
    const { rows } = await transaction.execute(sql`
      select id, subject_label, concurrency_key, debounce_key, error from runs
       where ${ofPerson(person)}
          or concurrency_key ilike any(${sureSigns(person)}) or debounce_key ilike any(${sureSigns(person)})`)
    let changed = 0
    for (const run of z.array(runRow).parse(rows)) {
      const plain = (value: string | null) => (value === null ? null : redaction.text(value))
      const after = {
        ...run,
        subject_label: plain(run.subject_label),
        concurrency_key: plain(run.concurrency_key),
        debounce_key: plain(run.debounce_key),
        error: redaction.json(run.error),
      }
      if (!differs(run, after)) continue
      await transaction.execute(sql`
        update runs set subject_label = ${after.subject_label}, concurrency_key = ${after.concurrency_key},
               debounce_key = ${after.debounce_key},
               error = ${after.error === null ? null : JSON.stringify(after.error)}::jsonb
         where id = ${run.id}::uuid`)
      changed += 1
    }
    // Whoever waits for something of theirs waits for nothing more.
    await transaction.execute(
      sql`delete from event_waits where event_id is null and key ilike any(${sureSigns(person)})`,
    )
    return changed
  }

  /** Of runs about the person whatever their steps say, and of others what names the person. Reads all steps. */
  private async steps(queries: Queries, person: Person): Promise<z.infer<typeof stepRow>[]> {
    const { rows } = await queries.execute(sql`
      select run_id, node_id, position, kind, at, input, output, error from steps
       where run_id in (select id from runs where ${ofPerson(person)})
          or input ilike any(${sureSigns(person)}) or output ilike any(${sureSigns(person)})
          or error ilike any(${sureSigns(person)})
       order by run_id, position`)
    return z.array(stepRow).parse(rows)
  }
}

const ofPerson = ({ ids, belongings, eventIds }: Person) => sql`(
  event_id = any(${sql.param([...eventIds])}::uuid[])
  or subject_id = any(${sql.param([...ids, ...belongings])}::text[]))`

const parsed = (json: string | null): Json => (json === null ? null : jsonColumn.parse(JSON.parse(json)))
