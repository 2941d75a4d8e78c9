/** Of `localhost` and 127.0.0.1, signed by itself, from 2020 to 2119. For tests only. */
export const localhostCertificate = {
  key: pem(
    'EC PRIVATE KEY',
    'MHcCAQEEILJhWjMlJ78XrG8/JslHN08r9HbCG1foLgjXd3xzdXWqoAoGCCqGSM49AwEHoUQDQgAEXnTBR8wEtyokAD9NIzENzkXMIrqDIQWr0arWEfAyZc2d2tT5B/RBRHiw/7eLXkT4FddCm5w6v+KF4q+9lPpIIA==',
  ),
  cert: pem(
    'CERTIFICATE',
    'MIIBZzCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwIBcNMjAwMTAxMDAwMDAwWhgPMjExOTEyMzEyMzU5NTlaMBQxEjAQBgNVBAMMCWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABF50wUfMBLcqJAA/TSMxDc5FzCK6gyEFq9Gq1hHwMmXNndrU+Qf0QUR4sP+3i15E+BXXQpucOr/iheKvvZT6SCCjTjBMMA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMB0GA1UdDgQWBBRvfWckvP39Ly6hjqhsjWSrEfhH2DAKBggqhkjOPQQDAgNIADBFAiEAxJfCtS+TDrLaVuGge1OHHdKZcgK4e4pCNRJ4EpBVVksCIHsKSLFqhJs2RYI+8l006HTl3CZvF5dFQzCNAvcbD6o+',
  ),
} as const;

function pem(what: string, text: string): string {
  const lines = text.match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${what}-----`, ...lines, `-----END ${what}-----`, ''].join('\n');
}
