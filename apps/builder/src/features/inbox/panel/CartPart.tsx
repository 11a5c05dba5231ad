import { formatNumber } from '@counterflow/i18n'
import { MoneyText, RelativeTime, TagList, useText } from '@counterflow/ui'
import { Group, Text, UnstyledButton } from '@mantine/core'
import { IconPackage } from '@tabler/icons-react'
import { useState } from 'react'
import { AnchorLink } from '../../../platform/router/links'
import { PanelPart } from './PanelPart'
import classes from './PanelPart.module.css'
import type { PanelCart } from './panel-queries'

/** From so many products on the rest waits behind a link (R53). */
const many = 3
const shownFirst = 2

/** What the customer is about to buy, with what there is of it, and when they changed it last (R52 to R54). */
export function CartPart({ cart }: { cart: PanelCart }) {
  const { t, language } = useText()
  const [all, setAll] = useState(false)
  const { lines, subtotal, updatedAt, discountCodes } = cart
  const isLong = lines.length >= many && !all
  return (
    <PanelPart title={t('inbox.panel.cart')} actions={lines.length > 0 && <MoneyText money={subtotal} />}>
      {lines.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('inbox.panel.cartEmpty')}
        </Text>
      )}
      <ul className={classes.list}>
        {(isLong ? lines.slice(0, shownFirst) : lines).map((line) => (
          <CartLine key={line.id} line={line} />
        ))}
      </ul>
      {isLong && (
        <UnstyledButton c="var(--cf-accent)" fz="sm" w="fit-content" onClick={() => setAll(true)}>
          {t('inbox.panel.viewAllItems', { count: formatNumber(lines.length, language) })}
        </UnstyledButton>
      )}
      <TagList tags={discountCodes} />
      <Text size="xs" c="dimmed">
        {t('inbox.panel.lastChange')} <RelativeTime instant={updatedAt} />
      </Text>
    </PanelPart>
  )
}

function CartLine({ line }: { line: PanelCart['lines'][number] }) {
  const { t, local, language } = useText()
  const { productId, title, variant, quantity, unitPrice, available, imageUrl } = line
  const isShort = available !== null && available < quantity
  return (
    <li className={classes.line}>
      {imageUrl === null ? (
        <span className={classes.blank}>
          <IconPackage size={18} stroke={1.5} aria-hidden />
        </span>
      ) : (
        <img src={imageUrl} alt="" loading="lazy" />
      )}
      <div className={classes.words}>
        <AnchorLink to="/products/$productId" params={{ productId }} size="sm" c="inherit" fw={500}>
          {local(title)}
        </AnchorLink>
        {variant !== null && (
          <Text size="xs" c="dimmed">
            {local(variant)}
          </Text>
        )}
        <Group gap={8}>
          <Text size="xs" className="cf-figures">
            {formatNumber(quantity, language)} × <MoneyText money={unitPrice} />
          </Text>
          {available !== null && (
            <Text size="xs" c={isShort ? 'var(--cf-caution)' : 'dimmed'}>
              {t('inbox.panel.available', { count: available })}
            </Text>
          )}
        </Group>
      </div>
    </li>
  )
}
