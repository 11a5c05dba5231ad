import { useText } from '@counterflow/ui'
import { Button, Group, Stack, Text } from '@mantine/core'
import { PanelFrame } from '../PanelFrame'
import { useCounter, useSelling } from '../useSelling'

/** Throws the cart away, once somebody says so twice. */
export function ClearPanel() {
  const { t } = useText()
  const selling = useSelling()
  const isPaying = useCounter()?.document.paying != null
  return (
    <PanelFrame title={t('tillSelling.cart.clear')} onClose={selling.showGoods}>
      <Stack>
        <Text size="lg">{t(isPaying ? 'tillSelling.notice.paying' : 'tillSelling.cart.clearBody')}</Text>
        <Group grow>
          <Button size="lg" variant="default" onClick={selling.showGoods}>
            {t('tillSelling.cart.keep')}
          </Button>
          <Button
            size="lg"
            color="red"
            disabled={isPaying}
            onClick={() => {
              selling.desk.clear().catch(() => selling.say('bad', 'tillSelling.failed.storage'))
              selling.hush()
              selling.showGoods()
            }}
          >
            {t('tillSelling.cart.clear')}
          </Button>
        </Group>
      </Stack>
    </PanelFrame>
  )
}
