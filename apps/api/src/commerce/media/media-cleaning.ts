import { Inject, Injectable } from '@nestjs/common'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { batchSize, inBatches } from '../../platform/retention/in-batches.js'
import { Retention } from '../../platform/retention/retention.js'
import { products } from '../products/product.table.js'
import { media, productMedia } from './media.table.js'
import { holdImage } from './media-hold.js'
import { MEDIA_STORE, type MediaStore } from './media-store.js'

/** So long somebody may take over the form for which they have sent an image. */
const spared = 24 * 3_600_000

const rowSchema = z.object({ sha256: z.string() })

/**
 * Forgets images that nothing names any more, a day after they were sent last: no product, be it put away, and no text
 * of one. Lines of orders and drafts show the images of their product, which stays for as long as they do. The row goes
 * first, and then files that have no row: what a crash leaves in between is a file, and goes the next time.
 */
@Injectable()
export class MediaCleaning {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(MEDIA_STORE) private readonly store: MediaStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Retention) retention: Retention,
  ) {
    retention.register(async (signal) => {
      await inBatches(() => this.forgetRows(), signal)
      await this.forgetFiles(signal)
    })
  }

  private async forgetRows(): Promise<number> {
    const { rowCount } = await this.database.execute(sql`
      delete from ${media} where id in (
        select image.id from ${media} image
         where not image.kept and image.created_at < ${this.before().toISOString()}::timestamptz
           and not exists (select 1 from ${productMedia} shown where shown.media_id = image.id)
           and not exists (select 1 from ${products} product
             where concat(product.description, product.size_chart) like '%' || image.sha256 || '%')
         order by image.created_at limit ${sql.raw(`${batchSize}`)} for update skip locked)`)
    return rowCount ?? 0
  }

  private async forgetFiles(signal: AbortSignal): Promise<void> {
    for await (const { sha256s, remove } of this.store.groups()) {
      if (signal.aborted) return
      const known = await this.known(sha256s)
      for (const sha256 of sha256s.filter((one) => !known.has(one))) {
        await this.database.transaction(async (transaction) => {
          await holdImage(transaction, sha256)
          const [row] = await transaction.select().from(media).where(eq(media.sha256, sha256))
          if (row === undefined) await remove(sha256, this.before())
        })
      }
    }
  }

  private async known(sha256s: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.database.execute(
      sql`select sha256 from ${media} where sha256 = any(${sql.param([...sha256s])}::text[])`,
    )
    return new Set(
      z
        .array(rowSchema)
        .parse(rows)
        .map(({ sha256 }) => sha256),
    )
  }

  private before(): Date {
    return new Date(this.clock().getTime() - spared)
  }
}
