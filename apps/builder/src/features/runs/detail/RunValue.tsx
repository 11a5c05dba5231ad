import { isJsonList, isJsonObject, type Json, moneySchema } from '@counterflow/core'
import { formatDateTime, formatMoney, formatNumber } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { createContext, Fragment, useContext } from 'react'
import { fieldName, optionName } from '../../workflows/words/field-names'
import classes from './RunValue.module.css'

const shownItems = 20
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/
const optionPattern = /^[a-z]+(_[a-z]+)*$/
const namesOptions = new Set([
  'level',
  'riskLevel',
  'paymentStatus',
  'channel',
  'recommendation',
  'sentiment',
])

/** Names for ids of the run, so that none is shown raw where there is a name. */
export const KnownNamesContext = createContext<ReadonlyMap<string, string>>(new Map())

/** Data of a run for people: named fields, money and times as one reads them, groups that open. */
export function RunValue({ value }: { value: Json }) {
  if (isJsonObject(value) && !moneySchema.safeParse(value).success) return <Group value={value} />
  return (
    <div className={classes.list}>
      <Plain name="" value={value} />
    </div>
  )
}

function Group({ value }: { value: { readonly [key: string]: Json } }) {
  const text = useText()
  const entries = Object.entries(value)
  if (entries.length === 0) return <span className={classes.none}>{text.t('runs.nothing')}</span>
  return (
    <dl className={classes.list}>
      {entries.map(([name, member]) => {
        const label = fieldName(name, text)
        return isGroup(member) ? (
          <dd key={name} data-group>
            <details>
              <summary>{label}</summary>
              <Members value={member} />
            </details>
          </dd>
        ) : (
          <Fragment key={name}>
            <dt>{label}</dt>
            <dd>
              <Plain name={name} value={member} />
            </dd>
          </Fragment>
        )
      })}
    </dl>
  )
}

/** What deserves a fold of its own: objects, and lists of them. */
function isGroup(value: Json): boolean {
  if (isJsonList(value)) return value.some((item) => typeof item === 'object' && item !== null)
  return isJsonObject(value) && !moneySchema.safeParse(value).success
}

function Members({ value }: { value: Json }) {
  const { t } = useText()
  if (isJsonObject(value)) return <Group value={value} />
  if (!isJsonList(value)) return null
  const hidden = value.length - shownItems
  return (
    <ul className={classes.items}>
      {value.slice(0, shownItems).map((item) => (
        <li key={JSON.stringify(item)}>
          <RunValue value={item} />
        </li>
      ))}
      {hidden > 0 && <li className={classes.none}>{t('runs.moreItems', { count: hidden })}</li>}
    </ul>
  )
}

function Plain({ name, value }: { name: string; value: Json }) {
  const text = useText()
  const { t, language } = text
  const names = useContext(KnownNamesContext)
  if (value === null || value === '') return <span className={classes.none}>{t('runs.nothing')}</span>
  if (typeof value === 'boolean') return t(value ? 'general.yes' : 'general.no')
  if (typeof value === 'number') return <span className="cf-figures">{formatNumber(value, language)}</span>
  if (typeof value === 'string') {
    const known = name === 'id' ? undefined : names.get(value)
    if (known !== undefined) return known
    if (instantPattern.test(value)) return formatDateTime(value, language)
    return namesOptions.has(name) && optionPattern.test(value) ? optionName(name, value, text) : value
  }
  if (isJsonList(value)) {
    if (value.length === 0) return <span className={classes.none}>{t('general.none')}</span>
    return value.map(String).join(', ')
  }
  const money = moneySchema.safeParse(value)
  return money.success ? <span className="cf-figures">{formatMoney(money.data, language)}</span> : null
}
