import { CopyTextButton, Notice, useText } from '@counterflow/ui'
import { Button, Code, Group, Modal, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { productsQuery } from '../../products/product-queries'

/** An order as a program would place it, with a product that this shop sells. */
const example = (secret: string, sku: string) =>
  `curl ${globalThis.location.origin}/api/v1/orders \\
  -H 'Authorization: Bearer ${secret}' \\
  -H 'Content-Type: application/json' \\
  -H 'Idempotency-Key: order-1001' \\
  -d '{
    "customer": { "name": "Mina Seo", "email": "mina@example.com" },
    "lines": [{ "variant": { "sku": "${sku}" }, "quantity": 1 }],
    "payment": { "card": { "number": "4242 4242 4242 4242" } }
  }'`

/** The key itself, this once, with something to try it on. */
export function KeySecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useText()
  const products = useInfiniteQuery(productsQuery({ limit: 1 }))
  const sku = products.data?.pages[0]?.items[0]?.variants[0]?.sku
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('settings.keys.secretTitle')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Stack>
        <Notice tone="caution">{t('settings.keys.secretBody')}</Notice>
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <Code block style={{ flex: 1, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {secret}
          </Code>
          <CopyTextButton value={secret} />
        </Group>
        {sku !== undefined && (
          <div>
            <Group justify="space-between" mb={4}>
              <Text size="sm" fw={600}>
                {t('settings.keys.example')}
              </Text>
              <CopyTextButton value={example(secret, sku)} />
            </Group>
            <Code block style={{ fontSize: 12 }}>
              {example(secret, sku)}
            </Code>
          </div>
        )}
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('settings.keys.done')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
