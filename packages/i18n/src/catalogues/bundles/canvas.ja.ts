import { canvas } from '../canvas/ja.js'
import { commands } from '../commands/ja.js'
import { choices, comparisons, fields, operators } from '../conditions/ja.js'
import { connections, fieldHints } from '../connections/ja.js'
import { editor } from '../editor/ja.js'
import { files } from '../files/ja.js'
import { findings } from '../findings/ja.js'
import { mail } from '../mail/ja.js'
import { orders } from '../orders/ja.js'
import { history, outline, stepping } from '../outline/ja.js'
import { publishing } from '../publishing/ja.js'
import { risk } from '../risk/ja.js'
import { runs } from '../runs/ja.js'
import { navigation } from '../session/ja.js'
import { permissions, settings } from '../settings/ja.js'
import type { Shape } from '../shape.js'
import { settingsSections } from '../shop-settings/ja.js'
import { steps } from '../steps/ja.js'
import { triggers } from '../triggers/ja.js'
import { versions } from '../trying/ja.js'
import { templates, workflows } from '../workflows/ja.js'
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
