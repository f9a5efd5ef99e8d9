import { fill } from '../../core/trace/explain';
import { languageTag } from './text';

/** The texts of the agent workspace's app. The type ensures that the other languages have exactly these texts. */
const en = {
  outside:
    'This page is an app of the Amazon Connect agent workspace and shows nothing by itself. Register {address} as a third-party application of the instance, let the agents’ security profile have it, and open it there.',
  failed: 'The agent workspace did not answer within five seconds, so no contact can be seen here. Load the app again.',
  lost: 'The agent workspace has stopped answering, so this page sees no changes of contacts. This message goes away when it answers again. If it stays, load the app again.',
  retry: 'Load again',
  ringing:
    'Records open when a contact is connected, not while it rings: the app lacks the permission *. An administrator grants it under Integrations, in the permissions of this application.',
  contact:
    'No contact can be seen: the app lacks the permission {permission}. An administrator grants it under Integrations, in the permissions of this application.',
  attributes:
    'No record can be found: the app lacks the permission {permission}, so it cannot read what the flow looked up. An administrator grants it under Integrations, in the permissions of this application.',
  number:
    'The caller’s number is not shown: the app lacks the permission {permission}. An administrator grants it under Integrations, in the permissions of this application.',
  told: 'The agent workspace says: {message}',
  windowNeeded: 'Records open in a window of their own. The browser lets an app open it after one click.',
  openWindow: 'Open the record window',
  expires: 'Your session ends soon. Click here or in the workspace to go on.',
  shareNeeded: 'Do you also use the screen pop page in another tab?',
  share: 'Open each record in one of them only',
  shareRefused: 'The browser did not allow it. Open the screen pop page in a tab once, click in it, and try again.',
};

export type WorkspaceWord = keyof typeof en;

const words: Readonly<Record<string, Readonly<Record<WorkspaceWord, string>>>> = {
  en,
  de: {
    outside:
      'Diese Seite ist eine App des Agent Workspace von Amazon Connect und zeigt für sich allein nichts. Registrieren Sie {address} als Anwendung eines Drittanbieters der Instanz, geben Sie sie im Sicherheitsprofil der Agenten frei und öffnen Sie sie dort.',
    failed:
      'Der Agent Workspace hat fünf Sekunden lang nicht geantwortet; Kontakte sind hier nicht zu sehen. Laden Sie die App neu.',
    lost: 'Der Agent Workspace antwortet nicht mehr; was inzwischen mit Kontakten geschieht, ist hier nicht zu sehen. Der Hinweis verschwindet, sobald er wieder antwortet. Bleibt er, laden Sie die App neu.',
    retry: 'Neu laden',
    ringing:
      'Datensätze öffnen sich erst bei der Verbindung, nicht beim Klingeln: Der App fehlt die Berechtigung *. Erteilt wird sie unter Integrationen, in den Berechtigungen dieser Anwendung.',
    contact:
      'Kontakte sind nicht zu sehen: Der App fehlt die Berechtigung {permission}. Erteilt wird sie unter Integrationen, in den Berechtigungen dieser Anwendung.',
    attributes:
      'Datensätze sind nicht zu finden: Der App fehlt die Berechtigung {permission}. Erteilt wird sie unter Integrationen, in den Berechtigungen dieser Anwendung.',
    number:
      'Die Nummer des Anrufers fehlt: Der App fehlt die Berechtigung {permission}. Erteilt wird sie unter Integrationen, in den Berechtigungen dieser Anwendung.',
    told: 'Der Agent Workspace meldet: {message}',
    windowNeeded: 'Datensätze öffnen sich in einem eigenen Fenster. Der Browser erlaubt es der App nach einem Klick.',
    openWindow: 'Datensatzfenster öffnen',
    expires: 'Ihre Sitzung endet bald. Klicken Sie hier oder im Workspace, um fortzufahren.',
    shareNeeded: 'Nutzen Sie auch die Screen-Pop-Seite in einem anderen Tab?',
    share: 'Jeden Datensatz nur einmal öffnen',
    shareRefused:
      'Der Browser hat es nicht erlaubt. Öffnen Sie die Screen-Pop-Seite einmal in einem Tab, klicken Sie hinein und versuchen Sie es erneut.',
  },
  es: {
    outside:
      'Esta página es una aplicación del espacio de trabajo del agente de Amazon Connect y no muestra nada por sí sola. Registre {address} como aplicación de terceros de la instancia, permítala en el perfil de seguridad de los agentes y ábrala allí.',
    failed:
      'El espacio de trabajo no respondió en cinco segundos; aquí no se ve ningún contacto. Vuelva a cargar la aplicación.',
    lost: 'El espacio de trabajo ha dejado de responder; lo que ocurra entretanto con los contactos no se ve aquí. El aviso desaparece cuando vuelva a responder. Si no desaparece, vuelva a cargar la aplicación.',
    retry: 'Volver a cargar',
    ringing:
      'Los registros se abren al conectar, no al sonar: a la aplicación le falta el permiso *. Se concede en Integraciones, en los permisos de esta aplicación.',
    contact:
      'No se ve ningún contacto: a la aplicación le falta el permiso {permission}. Se concede en Integraciones, en los permisos de esta aplicación.',
    attributes:
      'No se encuentra ningún registro: a la aplicación le falta el permiso {permission}. Se concede en Integraciones, en los permisos de esta aplicación.',
    number:
      'No se muestra el número: a la aplicación le falta el permiso {permission}. Se concede en Integraciones, en los permisos de esta aplicación.',
    told: 'El espacio de trabajo dice: {message}',
    windowNeeded: 'Los registros se abren en su propia ventana. El navegador lo permite tras un clic.',
    openWindow: 'Abrir la ventana de registros',
    expires: 'Su sesión termina pronto. Haga clic aquí o en el espacio de trabajo para continuar.',
    shareNeeded: '¿Usa también la página de screen pop en otra pestaña?',
    share: 'Abrir cada registro una sola vez',
    shareRefused:
      'El navegador no lo permitió. Abra la página de screen pop en una pestaña, haga clic en ella e inténtelo de nuevo.',
  },
  pt: {
    outside:
      'Esta página é um aplicativo do espaço de trabalho do agente do Amazon Connect e não mostra nada sozinha. Registre {address} como aplicativo de terceiros da instância, libere-o no perfil de segurança dos agentes e abra-o lá.',
    failed:
      'O espaço de trabalho não respondeu em cinco segundos; nenhum contato aparece aqui. Carregue o aplicativo de novo.',
    lost: 'O espaço de trabalho parou de responder; o que acontece com os contatos enquanto isso não aparece aqui. O aviso some quando ele voltar a responder. Se não sumir, recarregue o aplicativo.',
    retry: 'Carregar de novo',
    ringing:
      'Os registros abrem na conexão, não enquanto toca: falta ao aplicativo a permissão *. Ela é concedida em Integrações, nas permissões deste aplicativo.',
    contact:
      'Nenhum contato aparece: falta ao aplicativo a permissão {permission}. Ela é concedida em Integrações, nas permissões deste aplicativo.',
    attributes:
      'Nenhum registro é encontrado: falta ao aplicativo a permissão {permission}. Ela é concedida em Integrações, nas permissões deste aplicativo.',
    number:
      'O número não aparece: falta ao aplicativo a permissão {permission}. Ela é concedida em Integrações, nas permissões deste aplicativo.',
    told: 'O espaço de trabalho informa: {message}',
    windowNeeded: 'Os registros abrem em uma janela própria. O navegador permite isso depois de um clique.',
    openWindow: 'Abrir a janela de registros',
    expires: 'Sua sessão termina em breve. Clique aqui ou no espaço de trabalho para continuar.',
    shareNeeded: 'Você também usa a página de screen pop em outra aba?',
    share: 'Abrir cada registro uma única vez',
    shareRefused: 'O navegador não permitiu. Abra a página de screen pop em uma aba, clique nela e tente de novo.',
  },
  ja: {
    outside:
      'このページは Amazon Connect エージェントワークスペースのアプリで、単独では何も表示しません。{address} をインスタンスのサードパーティアプリケーションとして登録し、エージェントのセキュリティプロファイルで許可して、ワークスペースで開いてください。',
    failed:
      'エージェントワークスペースが 5 秒以内に応答しなかったため、コンタクトを表示できません。アプリを再読み込みしてください。',
    lost: 'エージェントワークスペースが応答しなくなりました。その間のコンタクトの変化はここに表示されません。応答が戻るとこの表示は消えます。消えない場合は、アプリを再読み込みしてください。',
    retry: '再読み込み',
    ringing:
      'レコードは着信中ではなく接続時に開きます。アプリに権限 * がありません。管理者が［統合］のこのアプリケーションの権限で付与します。',
    contact:
      'コンタクトを表示できません。アプリに権限 {permission} がありません。管理者が［統合］のこのアプリケーションの権限で付与します。',
    attributes:
      'レコードを検索できません。アプリに権限 {permission} がありません。管理者が［統合］のこのアプリケーションの権限で付与します。',
    number:
      '発信者番号を表示できません。アプリに権限 {permission} がありません。管理者が［統合］のこのアプリケーションの権限で付与します。',
    told: 'エージェントワークスペースからの通知: {message}',
    windowNeeded: 'レコードは専用のウィンドウで開きます。一度クリックするとブラウザーが許可します。',
    openWindow: 'レコードウィンドウを開く',
    expires: 'セッションはまもなく終了します。続けるにはここかワークスペースをクリックしてください。',
    shareNeeded: '別のタブでスクリーンポップのページも使っていますか。',
    share: 'レコードをどちらか一方だけで開く',
    shareRefused:
      'ブラウザーが許可しませんでした。スクリーンポップのページを一度タブで開いてクリックし、もう一度お試しください。',
  },
};

/** A text of the workspace's page in the current language. */
export function w(word: WorkspaceWord, values: Readonly<Record<string, unknown>> = {}): string {
  const base = languageTag().toLowerCase().split('-')[0] as string;
  return fill((words[base] ?? en)[word], values);
}
