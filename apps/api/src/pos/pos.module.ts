import { Global, Module } from '@nestjs/common'
import { CommerceModule } from '../commerce/commerce.module.js'
import { InvoicesModule } from '../invoices/invoices.public.js'
import { MailModule } from '../mail/mail.public.js'
import { DEVICE_ADMISSION } from '../platform/http/device.js'
import { TillAdmission } from './devices/till-admission.js'
import { TillDevices } from './devices/till-devices.js'
import { EarlierDevices } from './enrolment/earlier-devices.js'
import { EnrolmentController } from './enrolment/enrolment.controller.js'
import { Enrolment } from './enrolment/enrolment.js'
import { WrongCodes } from './enrolment/wrong-codes.js'

import { intakeControllers, intakeProviders } from './intake-providers.js'

import { PinsController } from './pins/pins.controller.js'
import { StaffPins } from './pins/staff-pins.js'
import { PoliciesController } from './policies/policies.controller.js'
import { TillPolicies } from './policies/till-policies.js'
import { TillShopSettings } from './policies/till-shop-settings.js'
import { PosWork } from './pos-work.js'
import { LedgerProgress } from './records/ledger-progress.js'
import { RecordPersonalData } from './records/record-personal-data.js'
import { RecordSources } from './records/record-sources.js'

import { ServerKey } from './records/server-key.js'
import { SettingsRecord } from './records/settings-record.js'
import { ShownRecords } from './records/shown-records.js'
import { TillFeed } from './records/till-feed.js'
import { TillRecordsController } from './records/till-records.controller.js'
import { TillRecords } from './records/till-records.js'
import { TillTaxes } from './records/till-taxes.js'
import { RegistersController } from './registers/registers.controller.js'
import { Registers } from './registers/registers.js'
import { GiftCardHolds } from './selling/gift-card-holds.js'
import { HoldExpiry } from './selling/hold-expiry.js'
import { ParkedCartPersonalData } from './selling/parked-cart-personal-data.js'
import { ParkedCarts } from './selling/parked-carts.js'
import { SaleLookUpController } from './selling/sale-look-up.controller.js'
import { SaleLookUp } from './selling/sale-look-up.js'
import { SellingController } from './selling/selling.controller.js'

/** Tills: registers, the devices that are one, and what tills and server tell each other. Global, since every route asks it. */
@Global()
@Module({
  imports: [CommerceModule, MailModule, InvoicesModule],
  controllers: [
    RegistersController,
    PoliciesController,
    PinsController,
    EnrolmentController,
    TillRecordsController,
    SellingController,
    SaleLookUpController,
    ...intakeControllers,
  ],
  providers: [
    { provide: DEVICE_ADMISSION, useClass: TillAdmission },
    TillDevices,
    Registers,
    Enrolment,
    EarlierDevices,
    WrongCodes,
    ServerKey,
    GiftCardHolds,
    HoldExpiry,
    ParkedCarts,
    ParkedCartPersonalData,
    SaleLookUp,
    ...intakeProviders,
    TillShopSettings,
    TillPolicies,
    StaffPins,
    SettingsRecord,
    TillTaxes,
    RecordSources,
    RecordPersonalData,
    TillFeed,
    ShownRecords,
    TillRecords,
    LedgerProgress,
    PosWork,
  ],
  exports: [DEVICE_ADMISSION],
})
export class PosModule {}
