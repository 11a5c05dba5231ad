import '@mantine/core/styles.css'
import '@counterflow/ui/styles.css'
import { z } from 'zod'

// As in main.tsx: the Content-Security-Policy allows no `new Function`.
z.config({ jitless: true })

const { startPaying } = await import('./application/start-paying')
await startPaying()
