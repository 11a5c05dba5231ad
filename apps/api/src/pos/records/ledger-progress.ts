import { Injectable } from '@nestjs/common'
import type { TillDevice } from '../devices/till-device.js'

/** Tells up to which place the ledger of a device is held without a gap. */
export type ContiguousOf = (device: Pick<TillDevice, 'registerId' | 'epoch'>) => Promise<number>

/** How far the ledgers of devices have arrived. Whoever keeps them says so; until then nothing has. */
@Injectable()
export class LedgerProgress {
  private read: ContiguousOf = async () => 0

  /** Call it while the application starts. */
  readBy(read: ContiguousOf): void {
    this.read = read
  }

  contiguous(device: Pick<TillDevice, 'registerId' | 'epoch'>): Promise<number> {
    return this.read(device)
  }
}
