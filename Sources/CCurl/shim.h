#include <curl/curl.h>

// Swift calls no function whose arguments vary in number: here is one for each type of value.

static inline CURLcode curl_set_text(CURL *transfer, CURLoption option, const char *value) {
  return curl_easy_setopt(transfer, option, value);
}

static inline CURLcode curl_set_number(CURL *transfer, CURLoption option, long value) {
  return curl_easy_setopt(transfer, option, value);
}

static inline CURLcode curl_set_headers(CURL *transfer, struct curl_slist *value) {
  return curl_easy_setopt(transfer, CURLOPT_HTTPHEADER, value);
}

static inline CURLcode curl_set_receiver(CURL *transfer, curl_write_callback value) {
  return curl_easy_setopt(transfer, CURLOPT_WRITEFUNCTION, value);
}

static inline CURLcode curl_get_status(CURL *transfer, long *value) {
  return curl_easy_getinfo(transfer, CURLINFO_RESPONSE_CODE, value);
}
