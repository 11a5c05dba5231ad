/** Where the secret of a device for PINs is kept, for whoever seals and opens it. */
export const pinSecretPlace = (deviceId: string): string => `till_device:${deviceId}`
