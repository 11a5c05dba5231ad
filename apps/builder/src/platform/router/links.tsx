import { Anchor, type AnchorProps, Button, type ButtonProps, Menu, type MenuItemProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

type AnchorElement = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }
type Own<Props> = Props & Omit<AnchorElement, keyof Props>

/** Mantine's components as links of the router, with typed addresses. */
export const AnchorLink = createLink((props: Own<AnchorProps>) => <Anchor {...props} />)

export const ButtonLink = createLink((props: Own<ButtonProps>) => <Button component="a" {...props} />)

export const MenuItemLink = createLink((props: Own<MenuItemProps>) => <Menu.Item component="a" {...props} />)
