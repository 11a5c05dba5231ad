import { formatMoney } from '@counterflow/i18n'
import { Panel, useText } from '@counterflow/ui'
import { Checkbox, SimpleGrid, Stack, Textarea } from '@mantine/core'
import { MoneyInput } from '../../../platform/forms/MoneyInput'
import type { TillSettingsPart } from './TillSettingsForm'

/** How cash is rounded and counted. */
export function CashPanel({ values, settings, errors, onChange }: TillSettingsPart) {
  const { t, language } = useText()
  const { currency, usual } = settings
  const shown = (amount: number) => formatMoney({ amount, currency }, language)
  return (
    <Panel title={t('tillSettings.cash')}>
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <MoneyInput
            label={t('tillSettings.smallestCoin')}
            description={t('tillSettings.smallestCoinHint', { amount: shown(usual.smallestCoin) })}
            placeholder={t('tillSettings.usual')}
            currency={currency}
            allowNegative={false}
            value={values.smallestCoin}
            error={errors.smallestCoin}
            onChange={(smallestCoin) => onChange({ smallestCoin })}
          />
          <MoneyInput
            label={t('tillSettings.difference')}
            description={t('tillSettings.differenceHint', { amount: shown(usual.mostCashDifference) })}
            placeholder={t('tillSettings.usual')}
            currency={currency}
            allowNegative={false}
            value={values.mostCashDifference}
            error={errors.mostCashDifference}
            onChange={(mostCashDifference) => onChange({ mostCashDifference })}
          />
        </SimpleGrid>
        <Textarea
          label={t('tillSettings.denominations')}
          description={t('tillSettings.denominationsHint')}
          placeholder={usual.denominations.map(shown).join('\n')}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={600}
          value={values.denominations}
          error={errors.denominations}
          onChange={(event) => onChange({ denominations: event.currentTarget.value })}
        />
        <Checkbox
          label={t('tillSettings.blindCount')}
          description={t('tillSettings.blindCountHint')}
          checked={values.blindCount}
          onChange={(event) => onChange({ blindCount: event.currentTarget.checked })}
        />
      </Stack>
    </Panel>
  )
}
