import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTill } from '../../till/TillContext'
import { destinations } from './navigation'

/** F1 to F4 lead to the places of the till, F8 locks it. */
export function usePlaceKeys(isOpen: boolean): void {
  const router = useRouter()
  const { session } = useTill()
  useEffect(() => {
    if (!isOpen) return
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const to = destinations.find(({ key }) => key === event.key)?.to
      if (to === undefined && event.key !== 'F8') return
      event.preventDefault()
      if (to === undefined) session.lock()
      else void router.navigate({ to })
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [isOpen, router, session])
}
