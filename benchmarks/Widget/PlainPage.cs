namespace ScreenPop.Benchmarks.Widget;

/// <summary>
/// The least a page can do: the panel, and a frame that gets the record's address when a call rings. No rules, no checks, no
/// second tab, no words. What the widget costs is measured against this.
/// </summary>
internal static class PlainPage
{
    public static string Html(string streams, string instance, string records) =>
        $$"""
            <!doctype html>
            <html lang="en">
            <title>Plain</title>
            <div id="ccp" style="height: 500px"></div>
            <iframe id="record"></iframe>
            <script src="/assets/{{streams}}"></script>
            <script>
              connect.core.initCCP(document.getElementById('ccp'), { ccpUrl: '{{instance}}/ccp-v2/', softphone: { allowFramedSoftphone: true } });
              connect.contact((contact) => {
                contact.onConnecting(() => {
                  document.getElementById('record').src = '{{records}}/customers/' + contact.getAttributes().customerId.value;
                });
              });
            </script>
            """;
}
