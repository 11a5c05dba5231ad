import { type Destination, destinations } from './navigation'

const isWithin = (path: string, to: string) => path === to || (to !== '/' && path.startsWith(`${to}/`))

/** The place of the navigation to which an address belongs: of several, the one that says most of it. */
export function placeOf(path: string): Destination | undefined {
  return destinations
    .filter(({ to }) => isWithin(path, to))
    .toSorted((a, b) => b.to.length - a.to.length)
    .at(0)
}
