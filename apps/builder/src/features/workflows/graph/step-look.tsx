import type { WorkflowNode } from '@counterflow/core'
import {
  IconArrowsSplit,
  IconBolt,
  IconClockHour4,
  IconCreditCard,
  IconGitFork,
  IconMail,
  IconMessages,
  IconPackage,
  IconPencil,
  IconPlayerStop,
  type IconProps,
  IconPuzzle,
  IconRepeat,
  IconShoppingBag,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

/** The colour of a category, as a pair of ink and ground that stays legible in both schemes. */
export type Hue = 'trigger' | 'logic' | 'orders' | 'payments' | 'customers' | 'time' | 'data' | 'other'

export interface StepLook {
  icon: ComponentType<IconProps>
  hue: Hue
}

const kindLooks: Record<Exclude<WorkflowNode['kind'], 'action'>, StepLook> = {
  condition: { icon: IconArrowsSplit, hue: 'logic' },
  switch: { icon: IconGitFork, hue: 'logic' },
  set: { icon: IconPencil, hue: 'data' },
  each: { icon: IconRepeat, hue: 'logic' },
  wait: { icon: IconClockHour4, hue: 'time' },
  stop: { icon: IconPlayerStop, hue: 'logic' },
}

const categoryLooks: Record<string, StepLook> = {
  orders: { icon: IconShoppingBag, hue: 'orders' },
  payments: { icon: IconCreditCard, hue: 'payments' },
  customers: { icon: IconUsers, hue: 'customers' },
  products: { icon: IconPackage, hue: 'orders' },
  inventory: { icon: IconPackage, hue: 'orders' },
  inbox: { icon: IconMessages, hue: 'customers' },
  mail: { icon: IconMail, hue: 'time' },
  services: { icon: IconWorld, hue: 'data' },
}

export const triggerLook: StepLook = { icon: IconBolt, hue: 'trigger' }

/** The look of an action by its plugin's category. */
export const actionLook = (category: string | undefined): StepLook =>
  (category === undefined ? undefined : categoryLooks[category]) ?? { icon: IconPuzzle, hue: 'other' }

/** The look of a step; `category` is that of its action. */
export const stepLook = (kind: WorkflowNode['kind'], category?: string): StepLook =>
  kind === 'action' ? actionLook(category) : kindLooks[kind]
