import { createECDH, hkdfSync } from "node:crypto";

/** The key pair a push service knows this installation by (RFC 8292), as base64url. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The order of the curve P-256: a private key is a number from 1 to one below it. */
const order = BigInt("0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

/**
 * The keys for pushes, made of the secret that signs: they are there from the first start, lie where the secret lies, and are
 * the same on each of several machines. 16 bytes more than the curve needs, so that no key is likelier than another.
 */
export function pushKeysOf(signing: string): PushKeys {
  const bytes = Buffer.from(hkdfSync("sha256", signing, "", "weft push keys", 48));
  const number = (BigInt(`0x${bytes.toString("hex")}`) % (order - 1n)) + 1n;
  const privateKey = Buffer.from(number.toString(16).padStart(64, "0"), "hex");
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(privateKey);
  return {
    publicKey: curve.getPublicKey().toString("base64url"),
    privateKey: privateKey.toString("base64url"),
  };
}
