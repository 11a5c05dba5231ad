// The product's own database, looked at from beside: filled with history, and its statistics gathered.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const { Client } = createRequire(fileURLToPath(new URL('../../apps/api/package.json', import.meta.url)))('pg')
const portLine = 3
const rowsAtOnce = 50_000

/** A version 7 UUID for the moment `at`, told from others of it by the text `salt`. */
const idAt = (/** @type {string} */ at, /** @type {string} */ salt) => `(
  lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7' || substr(md5(${salt}), 1, 3)
  || '8' || substr(md5(${salt}), 4, 15))::uuid`

/** @param {string} data the product's data folder */
export async function openShopDatabase(data) {
  const folder = join(data, 'postgres')
  const port = Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[portLine])
  const password = readFileSync(join(folder, 'password'), 'utf8').trim()
  const client = new Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'counterflow' })
  await client.connect()
  /** @param {string} text @param {unknown[]} [parameters] @returns {Promise<any[]>} */
  const rows = async (text, parameters) => (await client.query(text, parameters)).rows

  return {
    /** Gathers statistics, as autovacuum does at moments of its own choice. */
    analyze: () => client.query('analyze'),

    /** The same after so many new rows that autovacuum would also have tidied them up and written them down. */
    async settle() {
      await client.query('vacuum analyze')
      await client.query('checkpoint')
    },

    /** Adds `count` open runs of the workflow, which wait until tomorrow. @param {string} workflow @param {number} count */
    async addWaiting(workflow, count) {
      await client.query(
        `insert into runs (id, workflow_id, version_id, event_id, trigger_type, due_at)
         select ${idAt('now()', "'waiting' || n")}, workflow_id, version_id, event_id, trigger_type, now() + interval '1 day'
           from (select * from runs where workflow_id = $1 order by id desc limit 1) one, generate_series(1, $2::int) n`,
        [workflow, count],
      )
    },

    async removeWaiting() {
      await client.query('delete from runs where finished_at is null')
    },

    /**
     * Adds `count` finished runs, each a copy of one that the workflow has made, with its event and its steps, over the
     * last ten days.
     * @param {string} workflow @param {number} count @param {(done: number) => void} [told]
     */
    async addFinished(workflow, count, told = () => {}) {
      const [one] = await rows(
        `select r.id, r.event_id from runs r
          where r.workflow_id = $1 and r.result = 'succeeded' order by r.id desc limit 1`,
        [workflow],
      )
      if (one === undefined) throw new Error('No run has succeeded yet that could be copied.')
      for (let done = 0; done < count; ) {
        const next = Math.min(rowsAtOnce, count - done)
        await client.query('begin')
        await client.query('drop table if exists made')
        await client.query(
          `create temporary table made as
           select ${idAt('at', "'run' || n")} as run_id, ${idAt('at', "'event' || n")} as event_id, at
             from generate_series(${done + 1}, ${done + next}) n,
               lateral (select now() - interval '10 days' * (1 - n / ${count}::float8) as at) moment`,
        )
        await client.query(
          `insert into events (id, type, subject_type, subject_id, audience, payload)
           select made.event_id, type, subject_type, subject_id, audience, payload
             from made, (select * from events where id = $1) one`,
          [one.event_id],
        )
        await client.query(
          `insert into runs (id, workflow_id, version_id, event_id, trigger_type, epoch, claims, due_at, created_at, finished_at, result)
           select made.run_id, workflow_id, version_id, made.event_id, trigger_type, epoch, claims, at, at, at + interval '20 ms', result
             from made, (select * from runs where id = $1) one`,
          [one.id],
        )
        await client.query(
          `insert into steps (run_id, node_id, iteration, attempt, kind, position, epoch, at, milliseconds, port, input, output)
           select made.run_id, node_id, iteration, attempt, kind, position, epoch, made.at, milliseconds, port, input, output
             from made, (select * from steps where run_id = $1 order by position) one order by made.run_id, position`,
          [one.id],
        )
        await client.query('commit')
        done += next
        told(done)
      }
    },

    /** How many rows of runs and steps were read since the server started: a plan that has gone wrong reads them all. */
    async rowsRead() {
      const [row] = await rows(
        `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::float8 as count from pg_stat_user_tables
          where relname in ('runs', 'steps')`,
      )
      return Number(row?.count)
    },

    /** The tables that are larger than a megabyte, in megabytes with their indexes, the largest first. */
    async sizes() {
      const found = await rows(
        `select relname as name, round(pg_total_relation_size(oid) / 1e6, 1)::float8 as size from pg_class
          where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_total_relation_size(oid) > 1e6
          order by 2 desc`,
      )
      return Object.fromEntries(found.map(({ name, size }) => [`${name} MB`, size]))
    },

    /** Anything else that a bench writes. @param {string} text @param {unknown[]} [parameters] */
    query: rows,

    close: () => client.end(),
  }
}
