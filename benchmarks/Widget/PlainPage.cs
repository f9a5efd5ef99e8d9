namespace ScreenPop.Benchmarks.Widget;

/// <summary>
/// The minimal page: the panel, a name, and a frame that gets the record's address when a call rings. It has no rules, no
/// checks, no second tab and no text. The widget's cost is measured against it.
/// </summary>
internal static class PlainPage
{
    public static string Html(string streams, string instance, string records) =>
        $$"""
            <!doctype html>
            <html lang="en">
            <title>Plain</title>
            <div id="ccp" style="height: 500px"></div>
            <p id="name"></p>
            <iframe id="record"></iframe>
            <script src="/assets/{{streams}}"></script>
            <script>
              connect.core.initCCP(document.getElementById('ccp'), { ccpUrl: '{{instance}}/ccp-v2/', softphone: { allowFramedSoftphone: true } });
              connect.contact((contact) => {
                contact.onConnecting(() => {
                  const { customerId, customerName } = contact.getAttributes();
                  document.getElementById('record').src = '{{records}}/customers/' + customerId.value;
                  document.getElementById('name').textContent = customerName.value;
                });
                contact.onDestroy(() => { document.getElementById('name').textContent = ''; });
              });
            </script>
            """;
}
