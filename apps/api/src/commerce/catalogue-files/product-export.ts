import { Readable } from 'node:stream'
import {
  amountText,
  exponentOf,
  type Language,
  optionColumns,
  type ProductCells,
  type ProductColumn,
  type ProductId,
  productColumns,
  safeCell,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { type AskedProducts, ProductList } from '../products/product-list.js'
import { type ProductRecord, readProducts } from '../products/product-record.js'
import { languageOf, ShopSettings } from '../shop/shop-settings.js'

const productsAtOnce = 200
const byteOrderMark = '\uFEFF'
/** The title is written in each language, so the one in the shop's is not. */
const written = productColumns.filter((column) => column !== 'title')

/** Writes products as a file that a spreadsheet opens, and that the import reads again. */
@Injectable()
export class ProductExport {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ProductList) private readonly list: ProductList,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /** The file of those that are asked for, made while it is read: never more than some are in memory. */
  read(asked: Omit<AskedProducts, 'cursor' | 'limit'>): Readable {
    return Readable.from(this.parts(asked), { objectMode: false })
  }

  private async *parts(asked: Omit<AskedProducts, 'cursor' | 'limit'>): AsyncGenerator<string> {
    const shop = await this.shop.read()
    const language = languageOf(shop)
    yield `${byteOrderMark}${written.join(',')}\r\n`
    let cursor: string | undefined
    do {
      const found: { ids: readonly ProductId[]; nextCursor: string | null } = await this.list.find({
        ...asked,
        limit: productsAtOnce,
        cursor,
      })
      const records = await readProducts(this.database, found.ids)
      yield records.map((record) => productLines(record, exponentOf(shop.currency), language)).join('')
      cursor = found.nextCursor ?? undefined
    } while (cursor !== undefined)
  }
}

function productLines(
  { product, variants, channels }: ProductRecord,
  exponent: number,
  language: Language,
): string {
  const facts: ProductCells = {
    title_en: product.title.en,
    title_ko: product.title.ko,
    title_ja: product.title.ja,
    description_en: product.description.en,
    description_ko: product.description.ko,
    description_ja: product.description.ja,
    status: product.status,
    vendor: product.vendor,
    tags: product.tags.join('|'),
    channels: channels.join('|'),
  }
  return variants
    .map((variant, index) => {
      const cells: Partial<Record<ProductColumn, string | undefined>> = {
        handle: product.handle,
        ...(index === 0 ? facts : {}),
        sku: variant.sku,
        barcode: variant.barcode ?? '',
        price: amountText(variant.price, exponent),
        compare_at_price: variant.compareAtPrice === null ? '' : amountText(variant.compareAtPrice, exponent),
        weight_grams: variant.weightGrams === null ? '' : `${variant.weightGrams}`,
        taxable: `${variant.taxable}`,
        tracked: `${variant.tracked}`,
        oversell: `${variant.oversell}`,
      }
      optionColumns.forEach(({ name, value }, place) => {
        cells[name] = product.options[place]?.name[language] ?? ''
        cells[value] = variant.optionValues[place]?.[language] ?? ''
      })
      return `${written.map((column) => quoted(cells[column] ?? '')).join(',')}\r\n`
    })
    .join('')
}

function quoted(text: string): string {
  const safe = safeCell(text)
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
