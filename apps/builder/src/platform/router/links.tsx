import { Anchor, type AnchorProps, Button, type ButtonProps, Menu, type MenuItemProps } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

type AnchorElement = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }
type Own<Props> = Props & Omit<AnchorElement, keyof Props>

/** Mantine's components as links of the router, with typed addresses. */
export const AnchorLink = createLink((props: Own<AnchorProps>) => <Anchor {...props} />)

export const ButtonLink = createLink((props: Own<ButtonProps>) => <Button component="a" {...props} />)

/** Back to where one came from: an arrow, which `aria-label` names, with room for a finger around it. */
export const BackLink = createLink((props: Own<{ 'aria-label': string }>) => (
  <Anchor {...props} display="flex" p={6} m={-6} c="var(--cf-ink-soft)">
    <IconChevronLeft size={20} stroke={1.5} aria-hidden />
  </Anchor>
))

/** Back to the list that a page belongs to, which is called by its name. */
export const BackToList = createLink(({ children, ...props }: Own<AnchorProps>) => (
  <Anchor {...props} size="sm" c="dimmed" w="fit-content">
    <IconChevronLeft size={14} aria-hidden style={{ verticalAlign: -2 }} /> {children}
  </Anchor>
))

export const MenuItemLink = createLink((props: Own<MenuItemProps>) => <Menu.Item component="a" {...props} />)
