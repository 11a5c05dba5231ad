// Years of orders by SQL: as unevenly spread as those of a shop, where what is open is new and what is rare is rare.
const customers = 200_000

/**
 * @param {{ rows: (text: string, parameters?: unknown[]) => Promise<any[]>, settle: () => Promise<void> }} database
 * @param {number} count
 */
export async function seedOrders({ rows, settle }, count) {
  await rows(`set session_replication_role = replica`)
  // Indexes are made faster at the end than row by row.
  const indexes = await rows(
    `select indexname as name, indexdef as definition from pg_indexes
      where tablename in ('orders', 'customers') and schemaname = 'public'
        and not exists (select from pg_constraint where conname = indexname)`,
  )
  for (const { name } of indexes) await rows(`drop index "${name}"`)
  await rows(
    `insert into customers (id, name, email, created_at, search_text, search_bigrams)
     select gen_random_uuid(), name, email, now() - n * interval '8 minutes', lower(name) || chr(10) || email,
       (select array_agg(distinct substr(line, i, 2))
          from unnest(array[lower(name), email]) line, generate_series(1, length(line) - 1) i)
     from (select n, 'c' || n || '@example.com' as email, case n % 3
         when 0 then (array['김','이','박','최','정','강','조','윤','장','임'])[1 + n / 3 % 10]
           || (array['하늘','민지','서연','도윤','지우','하준','은서','시우','예은','주원'])[1 + n / 30 % 10]
         when 1 then (array['佐藤','鈴木','高橋','田中','伊藤'])[1 + n / 3 % 5]
           || (array['陽菜','結衣','蓮','湊','葵'])[1 + n / 15 % 5]
         else (array['Ada','Grace','Alan','Edsger','Barbara','Donald'])[1 + n / 3 % 6] || ' '
           || (array['Lovelace','Hopper','Turing','Dijkstra','Liskov','Knuth'])[1 + n / 18 % 6] end as name
       from generate_series(1, $1::int) n) made`,
    [customers],
  )
  await rows(
    `insert into orders (id, number, placed_at, channel, customer_id, currency, subtotal, shipping, tax, total, pieces,
       tags, risk_level, note, cancelled_at, fulfilled_at, payment_status, fulfilment_status)
     with known as (select array_agg(id) as ids from customers)
     select gen_random_uuid(), 100000 + n, at,
       case when r1 < .7 then 'online_store' when r1 < .85 then 'till' when r1 < .95 then 'api' else 'back_office' end,
       case when r2 < .95 then (select ids from known)[1 + floor(power(r3, 2) * ($2 - 1))] end,
       'KRW', total, 0, 0, total, 1 + n % 4,
       array_remove(array[case when r4 < .05 then 'vip' end, case when r5 < .02 then 'gift' end,
         case when n % 1000 = 7 then 'wholesale' end, case when n % 100000 = 7 then 'lost' end], null),
       case when status = 'declined' then null when r6 < .9 then 'low' when r6 < .98 then 'medium' else 'high' end,
       case when r7 < .1 and r1 not between .7 and .85 then 'Please ring twice.' end,
       case when cancelled then at + interval '1 hour' end,
       case when done = 'fulfilled' then at + interval '1 day' end, status, done
     from (select *, case
         when cancelled then (case when r8 < .5 then 'voided' else 'refunded' end)
         when r8 < .03 then 'declined' when r8 < .05 then 'partially_refunded' when r8 < .06 then 'refunded'
         when age < interval '2 days' then (case when r8 < .6 then 'authorized' else 'captured' end)
         when r8 < .065 then 'pending' when r8 < .067 then 'partially_paid' else 'captured' end as status,
       case when cancelled or r8 < .03 then 'unfulfilled'
         when age < interval '3 days' then
           (case when r9 < .1 then 'partial' when r9 < .3 then 'fulfilled' else 'unfulfilled' end)
         when r9 < .002 then 'partial' when r9 < .01 then 'unfulfilled' else 'fulfilled' end as done
       from (select n, now() - ($1 - n) * interval '95 seconds' as at, ($1 - n) * interval '95 seconds' as age,
           random() r1, random() r2, random() r3, random() r4, random() r5, random() r6, random() r7, random() r8,
           random() r9, random() < .04 as cancelled,
           exp(9 + 2.4 * (random() + random() + random() - 1.5))::bigint / 100 * 100 as total
         from generate_series(1, $1::int) n) drawn) made`,
    [count, customers],
  )
  for (const { definition } of indexes) await rows(definition)
  await settle()
}
