import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { mediaIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import type { Upload } from '../../platform/http/files/upload.js'
import { ImageFormer } from './image-forms.js'
import { media } from './media.table.js'
import { mediaFileName, shownMedia } from './media-address.js'
import { holdImage } from './media-hold.js'
import { MEDIA_STORE, type MediaStore } from './media-store.js'

/** Takes images in. */
@Injectable()
export class MediaIntake {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(MEDIA_STORE) private readonly store: MediaStore,
    @Inject(ImageFormer) private readonly former: ImageFormer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Keeps the image that comes, drawn anew; the same file again is answered with the same image.
   * @throws Problem `not-an-image`, `too-many-pixels`, `file-too-large`, `file-missing`.
   */
  async take(upload: Upload) {
    const { content } = await upload.open()
    return this.keep(await buffer(content))
  }

  async keep(bytes: Uint8Array) {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const known = await this.sentAgain(sha256)
    if (known !== undefined) return shownMedia(known)
    const { width, height, forms } = await this.former.draw(bytes)
    return this.transactions.run(async (transaction) => {
      await holdImage(transaction, sha256)
      // Files first: an image in the database is there to be seen.
      for (const [size, form] of forms) await this.store.write(mediaFileName(sha256, size), form)
      const createdAt = this.clock()
      const [kept] = await transaction
        .insert(media)
        .values({ id: mediaIdSchema.parse(uuidv7()), sha256, width, height, createdAt })
        .onConflictDoUpdate({ target: media.sha256, set: { createdAt } })
        .returning()
      if (kept === undefined) throw new Error(`The image ${sha256} is gone as soon as it came.`)
      return shownMedia(kept)
    })
  }

  /** An image that is there already is spared by the cleaning from now on, as if it had come now. */
  private async sentAgain(sha256: string) {
    const [row] = await this.database
      .update(media)
      .set({ createdAt: this.clock() })
      .where(eq(media.sha256, sha256))
      .returning()
    return row
  }
}
