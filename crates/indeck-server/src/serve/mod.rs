//! From a configuration to a server that answers, until it is told to stop.

mod chores;
mod fault;

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::connect_info::IntoMakeServiceWithConnectInfo;
use axum_server::Handle;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use hyper_util::rt::TokioTimer;
use indeck_platform::Ambient;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::net::TcpListener;

use crate::app::App;
use crate::config::{Config, LimitConfig, TlsConfig};
use crate::connections::Doorman;
use crate::open::{self, Opened};
use crate::{log, metrics, redirect, router, socket, tls};

use chores::Chores;
pub use fault::ServeError;

/// How long requests that are under way have when the server is told to stop.
const GRACE: Duration = Duration::from_secs(10);
/// How long logs have to be signed then.
const CLOSING: Duration = Duration::from_secs(5);
/// How long a client may take over the headers of a request.
const HEADER_TIME: Duration = Duration::from_secs(15);
/// How often files of certificates are looked at.
const LOOK_EVERY: Duration = Duration::from_secs(30);

/// What a server tells when it answers.
#[derive(Clone, Debug)]
pub struct Started {
    /// Where it listens; the port that it got if the configuration said 0.
    pub listen: SocketAddr,
    /// What to open in a browser.
    pub origin: String,
    /// The one-time link that makes the first organisation, where there is none yet.
    pub sign_up: Option<String>,
    /// What to tell the person who started it, such as where a new root key lies.
    pub notices: Vec<String>,
}

/// Serves until `stop` ends, then finishes what is under way. `started` is called once, when the
/// server answers.
///
/// # Errors
/// [`ServeError`] if the configuration is refused, the platform cannot be opened, or an address
/// cannot be listened on.
pub async fn serve(
    config: Config,
    ambient: Arc<dyn Ambient>,
    started: impl FnOnce(Started),
    stop: impl Future<Output = ()>,
) -> Result<(), ServeError> {
    config.check()?;
    log::install(&config.log);
    let counted = metrics::install();
    let _held = open::hold(&config)?;
    let listener = listen(config.listen).await?;
    let listen = listener.local_addr().unwrap_or(config.listen);
    let config = Config { listen, ..config };
    let Opened { platform, notices } = open::opened(&config, ambient).await?;
    let app = App::new(platform, config);
    let handles = Handles::default();
    let mut tasks = Tasks::new();
    spawn_listeners(&app, listener, &counted, &handles, &mut tasks).await?;
    let chores = Chores::begin(&app, counted);
    let origin = app.origin.clone();
    let sign_up = first_link(&app).await?;
    started(Started { listen, origin, sign_up, notices });
    let ended = tokio::select! {
        () = stop => Ok(()),
        Some(ended) = tasks.join_next() => ServeError::of_task(ended),
    };
    app.stopping.cancel();
    handles.stop();
    // Jobs and requests have the same time to end.
    let answered = async { while tasks.join_next().await.is_some() {} };
    tokio::join!(answered, chores.end());
    // It signs all logs; where the database is away, what is acknowledged lies there already.
    if tokio::time::timeout(CLOSING, app.platform.close()).await.is_err() {
        tracing::warn!("the server ends without its logs signed");
    }
    ended
}

/// The link that makes the first organisation, where there is none.
async fn first_link(app: &App) -> Result<Option<String>, ServeError> {
    if app.platform.has_organisations().await? {
        return Ok(None);
    }
    Ok(Some(app.platform.first_sign_up_link().await?))
}

async fn spawn_listeners(
    app: &App,
    listener: TcpListener,
    counted: &PrometheusHandle,
    handles: &Handles,
    tasks: &mut Tasks,
) -> Result<(), ServeError> {
    if let Some(at) = app.config.admin.listen {
        let server = axum_server::Server::from_listener(listen(at).await?);
        let routes = socket::router(app, counted.clone()).into_make_service();
        tasks.spawn(server.handle(handles.admin.clone()).serve(routes));
    }
    let Some(tls) = &app.config.tls else {
        tasks.spawn(spoken_plainly(listener, app, handles.main.clone()));
        return Ok(());
    };
    let live = RustlsConfig::from_config(tls::load(tls)?);
    spawn_redirect(app, tls, handles, tasks).await?;
    tokio::spawn(tls::keep_fresh(tls.clone(), live.clone(), LOOK_EVERY));
    tasks.spawn(spoken_with_tls(listener, app, live, handles.main.clone()));
    Ok(())
}

#[derive(Clone, Debug, Default)]
struct Handles {
    main: Handle<SocketAddr>,
    redirect: Handle<SocketAddr>,
    admin: Handle<SocketAddr>,
}

impl Handles {
    fn stop(&self) {
        for handle in [&self.main, &self.redirect, &self.admin] {
            handle.graceful_shutdown(Some(GRACE));
        }
    }
}

async fn listen(at: SocketAddr) -> Result<TcpListener, ServeError> {
    TcpListener::bind(at).await.map_err(|source| ServeError::Listen { listen: at, source })
}

type Tasks = tokio::task::JoinSet<std::io::Result<()>>;

async fn spawn_redirect(
    app: &App,
    tls: &TlsConfig,
    handles: &Handles,
    tasks: &mut Tasks,
) -> Result<(), ServeError> {
    let Some(at) = tls.redirect_listen else { return Ok(()) };
    let origin = app.config.public_url.as_ref().map(|_| app.origin.clone());
    let mut server = axum_server::Server::from_listener(listen(at).await?).http1_only();
    server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(HEADER_TIME);
    let routes = redirect::router(origin, app.config.listen.port()).into_make_service();
    tasks.spawn(server.handle(handles.redirect.clone()).serve(routes));
    Ok(())
}

fn spoken_plainly(
    listener: TcpListener,
    app: &App,
    handle: Handle<SocketAddr>,
) -> impl Future<Output = std::io::Result<()>> + use<> {
    let doorman = Doorman::new(app.config.limits.connections, app.proxies.clone());
    let mut server = axum_server::Server::from_listener(listener).acceptor(doorman);
    bound_headers(server.http_builder(), &app.config.limits);
    server.handle(handle).serve(service(app))
}

fn spoken_with_tls(
    listener: TcpListener,
    app: &App,
    live: RustlsConfig,
    handle: Handle<SocketAddr>,
) -> impl Future<Output = std::io::Result<()>> + use<> {
    let doorman = Doorman::new(app.config.limits.connections, app.proxies.clone());
    let acceptor = RustlsAcceptor::new(live).acceptor(doorman);
    let mut server = axum_server::Server::from_listener(listener).acceptor(acceptor);
    bound_headers(server.http_builder(), &app.config.limits);
    server.handle(handle).serve(service(app))
}

fn service(app: &App) -> IntoMakeServiceWithConnectInfo<Router, SocketAddr> {
    router::router(app).into_make_service_with_connect_info()
}

type HttpBuilder = hyper_util::server::conn::auto::Builder<hyper_util::rt::TokioExecutor>;

/// What a connection may ask of memory and time before a request is known.
fn bound_headers(builder: &mut HttpBuilder, limits: &LimitConfig) {
    let bytes = limits.header_bytes;
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIME)
        .max_buf_size(bytes.max(8 << 10));
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(Some(HEADER_TIME))
        .keep_alive_timeout(HEADER_TIME)
        .max_concurrent_streams(100)
        .max_header_list_size(u32::try_from(bytes).unwrap_or(u32::MAX));
}
