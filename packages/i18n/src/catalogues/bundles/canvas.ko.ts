import { canvas } from '../canvas/ko.js'
import { commands } from '../commands/ko.js'
import { choices, comparisons, fields, operators } from '../conditions/ko.js'
import { connections, fieldHints } from '../connections/ko.js'
import { editor } from '../editor/ko.js'
import { files } from '../files/ko.js'
import { findings } from '../findings/ko.js'
import { mail } from '../mail/ko.js'
import { orders } from '../orders/ko.js'
import { history, outline, stepping } from '../outline/ko.js'
import { publishing } from '../publishing/ko.js'
import { risk } from '../risk/ko.js'
import { runs } from '../runs/ko.js'
import { navigation } from '../session/ko.js'
import { permissions, settings } from '../settings/ko.js'
import type { Shape } from '../shape.js'
import { settingsSections } from '../shop-settings/ko.js'
import { steps } from '../steps/ko.js'
import { triggers } from '../triggers/ko.js'
import { versions } from '../trying/ko.js'
import { templates, workflows } from '../workflows/ko.js'
import type { canvasBundle as english } from './canvas.en.js'

export const canvasBundle: Shape<typeof english> = {
  canvas,
  choices,
  commands,
  comparisons,
  connections,
  editor,
  fieldHints,
  fields,
  files,
  findings,
  history,
  mail,
  navigation,
  operators,
  orders,
  outline,
  permissions,
  publishing,
  risk,
  runs,
  settings,
  settingsSections,
  stepping,
  steps,
  templates,
  triggers,
  versions,
  workflows,
}
