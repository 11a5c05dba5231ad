// Writes a large catalogue straight into the database of a shop.
import { searchGrams, searchText } from '../../packages/core/dist/index.js'

/** @typedef {typeof import('../load/shop-database.mjs').openShopDatabase} openShopDatabase */

const rowsAtOnce = 2_000

const words = {
  en: [
    ['linen', 'cotton', 'brass', 'stoneware', 'walnut', 'glass', 'wool', 'silk', 'bamboo', 'steel'],
    [
      'mug',
      'apron',
      'dripper',
      'kettle',
      'bowl',
      'lamp',
      'towel',
      'tray',
      'vase',
      'candle',
      'spoon',
      'basket',
    ],
  ],
  ko: [
    ['리넨', '면', '황동', '도자기', '호두나무', '유리', '양모', '실크', '대나무', '스틸'],
    [
      '머그',
      '앞치마',
      '드리퍼',
      '주전자',
      '그릇',
      '조명',
      '수건',
      '쟁반',
      '꽃병',
      '양초',
      '숟가락',
      '바구니',
    ],
  ],
  ja: [
    ['リネン', '綿', '真鍮', '炻器', '胡桃', '硝子', '羊毛', '絹', '竹', '鋼'],
    [
      'マグ',
      'エプロン',
      'ドリッパー',
      'ケトル',
      '飯碗',
      'ランプ',
      'タオル',
      '盆',
      '花瓶',
      '蝋燭',
      '匙',
      '籠',
    ],
  ],
}
const vendors = Array.from(
  { length: 40 },
  (_, index) => `Atelier ${String.fromCharCode(65 + (index % 26))}${index}`,
)

/** @param {number} number */
function made(number) {
  /** @param {'en' | 'ko' | 'ja'} language */
  const title = (language) => {
    const [first = [], second = []] = words[language]
    return `${first[number % first.length]} ${second[(number * 7) % second.length]} ${number % 997}`
  }
  const titles = { en: title('en'), ko: title('ko'), ja: title('ja') }
  const vendor = vendors[number % vendors.length] ?? ''
  const tags = number % 3 === 0 ? ['new', `season-${number % 8}`] : [`season-${number % 8}`]
  const skus = [`SKU-${number}-S`, `SKU-${number}-L`]
  const texts = [...Object.values(titles), vendor, ...tags, ...skus, 'S', 'L']
  return {
    handle: `product-${number}`,
    title: titles,
    vendor,
    tags,
    status: number % 20 === 0 ? 'draft' : 'active',
    price: 1_000 + ((number * 7_919) % 200_000),
    skus,
    grams: searchGrams(texts),
    words: searchText(texts),
    channels: number % 5 === 0 ? ['till'] : ['online_store', 'till', 'api'],
    stock: number % 4 === 0 ? 0 : number % 50,
  }
}

/**
 * Adds `products` products of two variants each, named in three languages and partly on sale at tills.
 * @param {Awaited<ReturnType<openShopDatabase>>} database @param {number} products
 */
export async function seedProducts(database, products) {
  for (let from = 0; from < products; from += rowsAtOnce) {
    const batch = Array.from({ length: Math.min(rowsAtOnce, products - from) }, (_, index) =>
      made(from + index),
    )
    await database.query(
      `with given as (
         select one, ordinality + $2 as number, gen_random_uuid() as id, gen_random_uuid() as small, gen_random_uuid() as large
           from jsonb_array_elements($1::jsonb) with ordinality as given (one, ordinality)
       ), added as (
         insert into products (id, handle, status, title, description, color, vendor, tags, options, least_price, created_at)
         select id, one ->> 'handle', one ->> 'status', one -> 'title', one -> 'title', '#8a6d3b', one ->> 'vendor',
           array(select jsonb_array_elements_text(one -> 'tags')),
           '[{"name":{"en":"Size","ko":"크기","ja":"サイズ"},"values":[{"en":"S","ko":"S","ja":"S"},{"en":"L","ko":"L","ja":"L"}]}]',
           (one ->> 'price')::bigint, now() - number * interval '1 minute' from given
       ), sold as (
         insert into variants (id, product_id, sku, title, option_values, price, position)
         select form.id, given.id, one -> 'skus' ->> form.place, form.title, jsonb_build_array(form.title),
             (one ->> 'price')::bigint + form.place * 1000, form.place
           from given, lateral (values (small, 0, '{"en":"S","ko":"S","ja":"S"}'::jsonb), (large, 1, '{"en":"L","ko":"L","ja":"L"}'::jsonb))
             as form (id, place, title)
       ), searched as (
         insert into product_search (product_id, grams, words)
         select id, array(select jsonb_array_elements_text(one -> 'grams')), one ->> 'words' from given
       ), published as (
         insert into product_publications (product_id, channel)
         select id, channel from given, jsonb_array_elements_text(one -> 'channels') channel
       ), counted as (
         insert into product_stock (product_id, in_stock) select id, (one ->> 'stock')::int > 0 from given
       )
       insert into stock_levels (variant_id, location_id, quantity, reserved)
       select small, (select id from locations order by position limit 1), (one ->> 'stock')::int, 0 from given`,
      [JSON.stringify(batch), from],
    )
  }
  await database.settle()
}
