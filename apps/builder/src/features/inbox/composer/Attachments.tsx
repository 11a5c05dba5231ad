import { MoneyText, useText } from '@counterflow/ui'
import { CloseButton } from '@mantine/core'
import { IconDiscount, IconPackage } from '@tabler/icons-react'
import classes from './Attachments.module.css'
import type { Draft } from './draft'

/** What goes out with the reply, each with a way to leave it out. */
export function Attachments({
  draft,
  onChange,
}: {
  draft: Draft
  onChange: (how: (before: Draft) => Draft) => void
}) {
  const { t, local } = useText()
  const { products, discount, image } = draft
  if (products.length === 0 && discount === null && image === null) return null
  return (
    <ul className={classes.strip}>
      {products.map(({ id, title, price, image: picture }) => (
        <li key={id} className={classes.thing}>
          {picture === null ? (
            <IconPackage size={20} stroke={1.5} aria-hidden />
          ) : (
            <img src={picture} alt="" width={28} height={28} />
          )}
          <span className={classes.words}>{local(title)}</span>
          <MoneyText money={price} />
          <CloseButton
            size="sm"
            aria-label={t('inbox.compose.leaveOut', { name: local(title) })}
            onClick={() =>
              onChange((before) => ({
                ...before,
                products: before.products.filter((each) => each.id !== id),
              }))
            }
          />
        </li>
      ))}
      {discount !== null && (
        <li className={classes.thing}>
          <IconDiscount size={18} stroke={1.5} aria-hidden />
          <span className={classes.words}>{discount.code}</span>
          <CloseButton
            size="sm"
            aria-label={t('inbox.compose.leaveOut', { name: discount.code })}
            onClick={() => onChange((before) => ({ ...before, discount: null }))}
          />
        </li>
      )}
      {image !== null && (
        <li className={classes.thing}>
          <img src={image.url} alt={t('inbox.picture')} width={44} height={44} />
          <CloseButton
            size="sm"
            aria-label={t('inbox.compose.leaveOut', { name: t('inbox.picture') })}
            onClick={() => onChange((before) => ({ ...before, image: null }))}
          />
        </li>
      )}
    </ul>
  )
}
