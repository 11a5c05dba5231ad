// Carts that are ready to be checked out, by SQL: filling them over HTTP would take longer than checking them out.
import { createHash, randomBytes } from 'node:crypto'

const atOnce = 5_000
const address = {
  name: 'Haneul Kim',
  line1: '12 Seongsu-ro',
  city: 'Seoul',
  postalCode: '04780',
  countryCode: 'KR',
}

/**
 * Publishes all products, and writes `count` carts of one piece each, whose customers are all new.
 * @param {Awaited<ReturnType<typeof import('../load/shop-database.mjs').openShopDatabase>>} database
 * @param {number} count
 * @returns {Promise<{ token: string, variantId: string }[]>}
 */
export async function seedCarts(database, count) {
  await database.query(
    `insert into product_publications (product_id, channel) select id, 'online_store' from products on conflict do nothing`,
  )
  const variants = await database.query(
    `select v.id from variants v join products p on p.id = v.product_id
      where v.archived_at is null and p.status = 'active' order by v.id`,
  )
  const carts = Array.from({ length: count }, (_, index) => ({
    token: randomBytes(32).toString('base64url'),
    variantId: variants[index % variants.length].id,
  }))
  for (let from = 0; from < count; from += atOnce) {
    const rows = carts.slice(from, from + atOnce).map(({ token, variantId }, index) => ({
      hash: createHash('sha256').update(token).digest('hex'),
      variant: variantId,
      email: `cart-${from + index}@example.com`,
    }))
    await database.query(
      `insert into carts (id, token_hash, language, lines, name, email, shipping_address, created_at, updated_at, expires_at)
       select gen_random_uuid(), one ->> 'hash', 'ko',
         jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'variantId', one ->> 'variant', 'quantity', 1)),
         $2::jsonb ->> 'name', one ->> 'email', $2::jsonb, now(), now(), now() + interval '30 days'
         from jsonb_array_elements($1::jsonb) given (one)`,
      [JSON.stringify(rows), JSON.stringify(address)],
    )
  }
  await database.settle()
  return carts
}

/** Orders leave no letter due from now on, for comparison. @param {{ query: (text: string) => Promise<unknown> }} database */
export async function leaveNoLetters(database) {
  await database.query(
    `create function no_letter() returns trigger language plpgsql as $$
     begin new.confirmation_due_at = null; return new; end $$`,
  )
  await database.query(
    `create trigger no_letter before insert on orders for each row execute function no_letter()`,
  )
}
