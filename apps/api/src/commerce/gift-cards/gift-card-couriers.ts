import type { Language, Money } from '@counterflow/core'
import { Injectable } from '@nestjs/common'

/** A gift card's code on its way to whoever it is for. */
export interface GiftCardLetter {
  readonly email: string
  /** The reader's; null: the shop's. */
  readonly language: Language | null
  readonly code: string
  readonly balance: Money
  readonly expiresAt: Date | null
}

/** `none`: there is no way to send it. */
export type GiftCardLetterOutcome = 'sent' | 'failed' | 'none'

/** Carries codes to people, at once, and keeps no copy: whoever reads one can pay with it. */
export interface GiftCardCourier {
  carry(letter: GiftCardLetter): Promise<GiftCardLetterOutcome>
}

/** Knows who carries codes, without knowing how: the feature that sends mail stands on this one. */
@Injectable()
export class GiftCardCouriers {
  private courier: GiftCardCourier | undefined

  /** Call it while the application starts. */
  use(courier: GiftCardCourier): void {
    this.courier = courier
  }

  async carry(letter: GiftCardLetter): Promise<GiftCardLetterOutcome> {
    return this.courier?.carry(letter) ?? 'none'
  }
}
