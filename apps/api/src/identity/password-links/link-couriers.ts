import type { Language } from '@counterflow/core'
import { Injectable } from '@nestjs/common'

/** A link on its way to the person that it is for. */
export interface LinkLetter {
  readonly purpose: 'invitation' | 'reset'
  readonly name: string
  readonly email: string
  /** The reader's; null: the shop's. */
  readonly language: Language | null
  readonly link: string
  readonly expiresAt: Date
}

/** `none`: there is no way to send it, so whoever made the link hands it over. */
export type LetterOutcome = 'sent' | 'failed' | 'none'

/** Carries letters to people, at once, and keeps no copy: whoever reads one can sign in as its addressee. */
export interface LinkCourier {
  carry(letter: LinkLetter): Promise<LetterOutcome>
}

/** Knows who carries letters, without knowing how: the feature that sends mail stands on this one. */
@Injectable()
export class LinkCouriers {
  private courier: LinkCourier | undefined

  /** Call it while the application starts. */
  use(courier: LinkCourier): void {
    this.courier = courier
  }

  async carry(letter: LinkLetter): Promise<LetterOutcome> {
    return this.courier?.carry(letter) ?? 'none'
  }
}
