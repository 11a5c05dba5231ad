let audio: AudioContext | undefined

/** A short tone: high for what was found, low and longer for what was not. Silent where sound is not allowed. */
export function beep(isFound: boolean): void {
  if (!('AudioContext' in globalThis)) return
  try {
    audio ??= new AudioContext()
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    const seconds = isFound ? 0.08 : 0.3
    tone.frequency.value = isFound ? 1_760 : 220
    volume.gain.setValueAtTime(0.15, audio.currentTime)
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + seconds)
    tone.connect(volume).connect(audio.destination)
    tone.start()
    tone.stop(audio.currentTime + seconds)
  } catch {
    // A till without sound still flashes.
  }
}
