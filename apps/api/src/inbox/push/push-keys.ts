import webPush from 'web-push'
import type { Settings } from '../../platform/config/settings.js'
import { readSecretFile } from '../../platform/secrets/secret-file.js'

/** By which push services know this shop (VAPID), in base64url. */
export interface PushKeys {
  readonly publicKey: string
  readonly privateKey: string
}

/** 65 and 32 bytes in base64url. */
const pair = /^([\w-]{87})\.([\w-]{43})$/

/** The keys in `push-keys` in the data folder, made at the first start. With others every device must subscribe anew. */
export async function readPushKeys({ dataFolder }: Pick<Settings, 'dataFolder'>): Promise<PushKeys> {
  const kept = await readSecretFile({
    folder: dataFolder,
    name: 'push-keys',
    make: () => {
      const { publicKey, privateKey } = webPush.generateVAPIDKeys()
      return `${publicKey}.${privateKey}`
    },
    check: (secret, file) => {
      if (!pair.test(secret))
        throw new Error(`${file} holds no usable keys. Delete it; every device subscribes anew then.`)
    },
  })
  const [, publicKey = '', privateKey = ''] = pair.exec(kept) ?? []
  return { publicKey, privateKey }
}
