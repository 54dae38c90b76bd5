/**
 * A certificate for 127.0.0.1 and its key, of no use but to the mail servers of tests; made with
 * `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -days 36500`.
 */
export const loopbackCertificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgA5qxx6J0Y5k/VZPr
jg2VQjRdak16vPsD9WHFTL55fiShRANCAASbPbXb6GZj6q/vioBhaY5X84pXC6lI
65V8Ca0cNrTfsn6T/otPeErWbA5+lzJcNCa373yA+m7njrf0/QYE5ogO
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBoDCCAUegAwIBAgIUJ1wYv/N1I6YEHVEn6/xdcgNzyHEwCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMbWFpbC5leGFtcGxlMCAXDTI2MTEyNzAyMzcyM1oYDzIxMjYx
MTAzMDIzNzIzWjAXMRUwEwYDVQQDDAxtYWlsLmV4YW1wbGUwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAASbPbXb6GZj6q/vioBhaY5X84pXC6lI65V8Ca0cNrTfsn6T
/otPeErWbA5+lzJcNCa373yA+m7njrf0/QYE5ogOo28wbTAdBgNVHQ4EFgQUcV9Z
fq2CTlVM1Wv2416vxtZUxgIwHwYDVR0jBBgwFoAUcV9Zfq2CTlVM1Wv2416vxtZU
xgIwDwYDVR0TAQH/BAUwAwEB/zAaBgNVHREEEzARhwR/AAABgglsb2NhbGhvc3Qw
CgYIKoZIzj0EAwIDRwAwRAIgVt9erFHgDLIzwK0csa7thmjOcYiM+0ASYZ+2gS62
9mYCID8YvniQ0TJnFiv8XEURcIIqEwh1yFBcVd+WXJfd0rXp
-----END CERTIFICATE-----
`,
};
