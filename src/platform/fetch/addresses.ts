import { BlockList, isIP } from "node:net";

/** What belongs to no one machine on the open internet: IANA's special-purpose registries of IPv4. */
const specialIpv4 = [
  ["0.0.0.0", 8], // this network
  ["10.0.0.0", 8], // private
  ["100.64.0.0", 10], // behind a provider's NAT
  ["127.0.0.0", 8], // this machine
  ["169.254.0.0", 16], // link-local; the metadata service of cloud machines
  ["172.16.0.0", 12], // private
  ["192.0.0.0", 24],
  ["192.0.2.0", 24], // documentation
  ["192.88.99.0", 24], // 6to4 relays
  ["192.168.0.0", 16], // private
  ["198.18.0.0", 15], // benchmarks
  ["198.51.100.0", 24], // documentation
  ["203.0.113.0", 24], // documentation
  ["224.0.0.0", 4], // multicast
  ["240.0.0.0", 4], // reserved, broadcast
] as const;

/** Of IPv6 only 2000::/3 is given out at all, so loopback, fc00::/7, fe80::/10, ::ffff:0:0/96 and NAT64 are out already. */
const specialIpv6 = [
  ["2001::", 23], // Teredo and other protocols, which carry an IPv4 address inside
  ["2001:db8::", 32], // documentation
  ["2002::", 16], // 6to4, which carries an IPv4 address inside
  ["3fff::", 20], // documentation
] as const;

const special = new BlockList();
for (const [net, prefix] of specialIpv4) special.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of specialIpv6) special.addSubnet(net, prefix, "ipv6");

const givenOut = new BlockList();
givenOut.addSubnet("2000::", 3, "ipv6");

/** True for an IP address of the open internet; false for private, local and reserved ones, and for what is no address. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, "ipv4");
    case 6:
      return givenOut.check(address, "ipv6") && !special.check(address, "ipv6");
    default:
      return false;
  }
}
