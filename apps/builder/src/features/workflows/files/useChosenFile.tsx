import { type ReactNode, useRef, useState } from 'react'
import { FilePicker, type FilePickerHandle } from './FilePicker'

interface ChosenFile {
  chosen: File | undefined
  /** Asks for a file. */
  pick: () => void
  take: (file: File) => void
  close: () => void
  /** Has to be drawn somewhere, where it stays. */
  picker: ReactNode
}

/** One file that somebody chose or dropped, until it is done with. */
export function useChosenFile(): ChosenFile {
  const [chosen, setChosen] = useState<File>()
  const handle = useRef<FilePickerHandle>(null)
  return {
    chosen,
    pick: () => handle.current?.open(),
    take: setChosen,
    close: () => setChosen(undefined),
    picker: <FilePicker ref={handle} onPick={setChosen} />,
  }
}
