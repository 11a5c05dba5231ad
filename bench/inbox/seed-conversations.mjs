// Years of conversations by SQL: most closed, some open, few waiting. What is said is taken from the classifier's corpus
// and a number of its own, so that words are as common and as rare as those of customers.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { searchGrams, searchText } from '../../packages/core/dist/index.js'

const corpus = fileURLToPath(new URL('../../packages/classifier/corpus/', import.meta.url))
const conversationsAtOnce = 5_000

function texts() {
  /** @type {{ text: string, topic: string | null, grams: string[], words: string }[]} */
  const found = []
  for (const language of ['en', 'ko', 'ja']) {
    for (const file of readdirSync(`${corpus}${language}`)) {
      const topic = file.replace('.jsonl', '')
      for (const line of readFileSync(`${corpus}${language}/${file}`, 'utf8').split('\n').filter(Boolean)) {
        const { text } = JSON.parse(line)
        const isLabelled = !['none', 'ambiguous'].includes(topic)
        found.push({
          text,
          topic: isLabelled ? topic : null,
          grams: searchGrams([text]),
          words: searchText([text]),
        })
      }
    }
  }
  return found
}

/**
 * @param {{ rows: (text: string, parameters?: unknown[]) => Promise<any[]>, settle: () => Promise<void> }} database
 * @param {number} count of conversations
 * @param {number} messages in each
 */
export async function seedConversations({ rows, settle }, count, messages) {
  await rows(`set session_replication_role = replica`)
  await rows(`set synchronous_commit = off`)
  await rows(`set maintenance_work_mem = '512MB'`)
  const indexes = await rows(
    `select indexname as name, indexdef as definition from pg_indexes
      where tablename in ('conversations', 'conversation_entries', 'conversation_search') and schemaname = 'public'
        and not exists (select from pg_constraint where conname = indexname)`,
  )
  for (const { name } of indexes) await rows(`drop index "${name}"`)
  await rows(
    `create unlogged table bench_texts (n int primary key, text text, topic text, grams text[], words text)`,
  )
  const pool = texts()
  for (let from = 0; from < pool.length; from += 1_000) {
    await rows(
      `insert into bench_texts
       select $2::int + n, line ->> 'text', line ->> 'topic',
         array(select jsonb_array_elements_text(line -> 'grams')), line ->> 'words'
         from jsonb_array_elements($1::jsonb) with ordinality lines(line, n)`,
      [JSON.stringify(pool.slice(from, from + 1_000)), from],
    )
  }
  // By their numbers, since the shop has conversations of its own.
  await rows(
    `create unlogged table bench_numbered as
     select n, gen_random_uuid() as id from generate_series(1, $1::int) n`,
    [count],
  )
  await rows(`alter table bench_numbered add primary key (n)`)
  const staff = (await rows(`select id, name from staff order by name limit 3`)).map(({ id }) => id)
  for (let from = 0; from < count; from += conversationsAtOnce) {
    const next = Math.min(conversationsAtOnce, count - from)
    await rows(
      `insert into conversations (id, channel, thread_key, name, email, language, state, snoozed_until, assignee_id,
         assignee_name, unread, tags, topics, last_position, version, last_entry_at, last_entry_preview, waiting_since,
         started_at, first_answered_at, closed_at)
       select id, case when n % 4 = 0 then 'email' else 'chat' end, 'bench-' || n, name,
         'c' || n || '@example.com', 'en', case when is_open then 'open' else 'closed' end,
         case when is_open and n % 40 = 0 then now() + interval '1 day' end,
         case when is_open and n % 3 > 0 then ($2::uuid[])[1 + n % 3] end,
         case when is_open and n % 3 > 0 then 'Somebody' end, is_open and n % 5 = 0,
         case when n % 50 = 0 then array['vip'] else '{}' end, '{}', $3::int, $3::int + 1,
         now() - age, 'Hello', case when is_open and n % 2 = 0 then now() - age end,
         now() - age - interval '1 hour', now() - age, case when not is_open then now() - age end
       from (select n, id, case n % 3
           when 0 then (array['김','이','박','최','정','강','조','윤','장','임'])[1 + n / 3 % 10]
             || (array['하늘','민지','서연','도윤','지우','하준','은서','시우','예은','주원'])[1 + n / 30 % 10]
           when 1 then (array['佐藤','鈴木','高橋','田中','伊藤'])[1 + n / 3 % 5]
             || (array['陽菜','結衣','蓮','湊','葵'])[1 + n / 15 % 5]
           else (array['Ada','Grace','Alan','Edsger','Barbara','Donald'])[1 + n / 3 % 6] || ' '
             || (array['Lovelace','Hopper','Turing','Dijkstra','Liskov','Knuth'])[1 + n / 18 % 6] end as name,
           ($4::int - n) * interval '5 minutes' as age, n > $4::int - $4::int / 20 as is_open
         from bench_numbered where n between $1::int + 1 and $1::int + $5::int) made`,
      [from, staff, messages, count, next],
    )
    await rows(`drop table if exists bench_made`)
    await rows(
      `create unlogged table bench_made as
       select c.id, c.channel, c.started_at, c.name, p as position,
         1 + floor(random() * $3::int)::int as pick, 100000 + floor(random() * 899999)::int as number
       from bench_numbered join conversations c using (id), generate_series(1, $2::int) p
       where n between $1::int + 1 and $1::int + $4::int`,
      [from, messages, pool.length, next],
    )
    await rows(
      `insert into conversation_entries (conversation_id, position, id, kind, author_type, author_name, content, version,
         at, state, topic, topic_probability, topic_by, channel)
       select m.id, position, gen_random_uuid(), 'message', case when position % 2 = 1 then 'customer' else 'staff' end,
         m.name, jsonb_build_object('type', 'text', 'text', text || ' ' || number), position + 1,
         started_at + position * interval '2 minutes', 'sent', case when position % 2 = 1 then topic end, 0.95,
         case when position % 2 = 1 then 'model' end, channel
       from bench_made m join bench_texts on n = pick`,
    )
    await rows(
      `insert into conversation_search (conversation_id, position, grams, words)
       select m.id, position, grams || array(select substr(number::text, i, 2) from generate_series(1, 5) i)
           || ('^' || left(number::text, 1)), words || ' ' || number
       from bench_made m join bench_texts on n = pick`,
    )
    await rows(
      `insert into conversation_search (conversation_id, position, grams, words)
       select id, 0, array(select distinct substr(line, i, 2)
           from unnest(string_to_array(lower(name), ' ') || lower(split_part(email, '@', 1))) line, generate_series(1, length(line) - 1) i),
         ' ' || lower(name) || ' ' || lower(split_part(email, '@', 1)) || ' example com'
       from bench_numbered join conversations using (id) where n between $1::int + 1 and $1::int + $2::int`,
      [from, next],
    )
    await rows(
      `update conversations set topics = found from (
         select id, array_agg(topic) as found from (
           select m.id, topic from bench_made m join bench_texts on n = pick
            where topic is not null and position % 2 = 1 order by position desc) latest group by id) labelled
       where conversations.id = labelled.id`,
    )
  }
  await rows(`drop table bench_made, bench_texts, bench_numbered`)
  for (const { definition } of indexes) await rows(definition)
  await rows(`set session_replication_role = default`)
  await settle()
}
