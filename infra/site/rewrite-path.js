// Runs in CloudFront before its cache. The site is one page: a path without a dot is a page of it, not a file.
function handler(event) {
  const request = event.request;
  const name = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (!name.includes('.')) request.uri = '/index.html';
  return request;
}
