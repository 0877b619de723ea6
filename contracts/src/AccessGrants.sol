// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC3009} from "@openzeppelin/contracts/interfaces/draft-IERC3009.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {GrantBook} from "./GrantBook.sol";
import {GrantId, PoolId, ReleaseId} from "./interfaces/Ids.sol";
import {Authorization, GrantStatus, Permit} from "./interfaces/IAccessGrants.sol";
import {IPayouts} from "./interfaces/IPayouts.sol";
import {IPoolRegistry, Sale} from "./interfaces/IPoolRegistry.sol";

/// @notice The manual is {IAccessGrants}.
contract AccessGrants is GrantBook, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;
    using SafeCast for uint256;

    IPayouts public immutable payouts;
    address public immutable arbiter;
    uint32 public immutable resolutionSeconds;

    mapping(address token => mapping(address account => uint256)) public heldRefund;

    constructor(IPoolRegistry registry_, IPayouts payouts_, address arbiter_, uint32 resolutionSeconds_)
        GrantBook(registry_)
    {
        if (arbiter_ == address(0)) revert AccessGrants_ZeroAddress();
        if (resolutionSeconds_ == 0) revert AccessGrants_NoWindow();
        payouts = payouts_;
        arbiter = arbiter_;
        resolutionSeconds = resolutionSeconds_;
    }

    function purchase(ReleaseId releaseId, address buyer, uint256 maxPrice, bytes32 expectedTermsHash)
        external
        nonReentrant
        returns (GrantId grantId)
    {
        Sale memory sale = _requireSale(releaseId, maxPrice, expectedTermsHash);
        grantId = _start(releaseId, buyer, sale, msg.sender);
        _pull(sale);
    }

    function purchaseWithPermit(
        ReleaseId releaseId,
        address buyer,
        uint256 maxPrice,
        bytes32 expectedTermsHash,
        Permit calldata permit
    ) external nonReentrant returns (GrantId grantId) {
        Sale memory sale = _requireSale(releaseId, maxPrice, expectedTermsHash);
        grantId = _start(releaseId, buyer, sale, msg.sender);
        // A permit already submitted by somebody else fails here and leaves the allowance that it gives.
        try IERC20Permit(sale.token)
            .permit(msg.sender, address(this), permit.value, permit.deadline, permit.v, permit.r, permit.s) {}
            catch {}
        _pull(sale);
    }

    function purchaseWithAuthorization(
        ReleaseId releaseId,
        address buyer,
        uint256 maxPrice,
        bytes32 expectedTermsHash,
        Authorization calldata authorization
    ) external nonReentrant returns (GrantId grantId) {
        Sale memory sale = _requireSale(releaseId, maxPrice, expectedTermsHash);
        grantId = _start(releaseId, buyer, sale, authorization.payer);
        uint256 before = IERC20(sale.token).balanceOf(address(this));
        IERC3009(sale.token)
            .receiveWithAuthorization(
                authorization.payer,
                address(this),
                sale.price,
                authorization.validAfter,
                authorization.validBefore,
                purchaseNonce(releaseId, buyer, maxPrice, expectedTermsHash, authorization.salt),
                authorization.v,
                authorization.r,
                authorization.s
            );
        _requireReceived(sale, before);
    }

    function challenge(GrantId grantId, bytes32 reasonHash) external {
        Grant storage challenged = _grants[grantId];
        _requireStatus(challenged.status, GrantStatus.Escrowed);
        if (msg.sender != _buyerOf(grantId)) revert AccessGrants_Unauthorized(msg.sender, _buyerOf(grantId));
        if (block.timestamp >= challenged.escrowEndsAt) {
            revert AccessGrants_WindowOver(block.timestamp, challenged.escrowEndsAt);
        }
        challenged.status = GrantStatus.Challenged;
        challenged.escrowEndsAt = (block.timestamp + resolutionSeconds).toUint40();
        emit GrantChallenged(grantId, reasonHash, challenged.escrowEndsAt);
    }

    function resolve(GrantId grantId, uint256 refundAmount) external nonReentrant {
        if (msg.sender != arbiter) revert AccessGrants_Unauthorized(msg.sender, arbiter);
        Grant storage resolved = _grants[grantId];
        _requireStatus(resolved.status, GrantStatus.Challenged);
        uint256 paidAmount = resolved.paidAmount;
        if (refundAmount > paidAmount) revert AccessGrants_RefundAbovePaid(refundAmount, paidAmount);
        bool isRefunded = refundAmount == paidAmount;
        resolved.status = isRefunded ? GrantStatus.Refunded : GrantStatus.Settled;
        if (isRefunded) _end(resolved);
        emit GrantResolved(grantId, refundAmount, paidAmount - refundAmount, resolved.expiresAt);

        (PoolId poolId, address token) = registry.poolAndTokenOf(_releaseOf(grantId));
        if (!isRefunded) _fund(poolId, token, paidAmount - refundAmount);
        if (refundAmount > 0) _refund(token, _buyerOf(grantId), refundAmount);
    }

    function settle(GrantId grantId) external nonReentrant {
        Grant storage settled = _grants[grantId];
        if (settled.status != GrantStatus.Challenged) _requireStatus(settled.status, GrantStatus.Escrowed);
        if (block.timestamp < settled.escrowEndsAt) {
            revert AccessGrants_WindowOpen(block.timestamp, settled.escrowEndsAt);
        }
        settled.status = GrantStatus.Settled;
        uint256 paidAmount = settled.paidAmount;
        emit GrantSettled(grantId, paidAmount);
        (PoolId poolId, address token) = registry.poolAndTokenOf(_releaseOf(grantId));
        _fund(poolId, token, paidAmount);
    }

    function terminate(GrantId grantId, bytes32 reasonHash) external {
        Grant storage terminated = _grants[grantId];
        _requireStatus(terminated.status, GrantStatus.Settled);
        (PoolId poolId,) = registry.poolAndTokenOf(_releaseOf(grantId));
        (address owner,) = registry.vetoersOf(poolId);
        if (msg.sender != owner) revert AccessGrants_Unauthorized(msg.sender, owner);
        terminated.status = GrantStatus.Terminated;
        _end(terminated);
        emit GrantTerminated(grantId, reasonHash, terminated.expiresAt);
    }

    function collectRefund(address token, address account) external nonReentrant {
        uint256 amount = heldRefund[token][account];
        if (amount == 0) revert AccessGrants_NothingToCollect();
        heldRefund[token][account] = 0;
        emit RefundCollected(token, account, amount);
        IERC20(token).safeTransfer(account, amount);
    }

    function purchaseNonce(
        ReleaseId releaseId,
        address buyer,
        uint256 maxPrice,
        bytes32 expectedTermsHash,
        bytes32 salt
    ) public view returns (bytes32) {
        return keccak256(
            abi.encode(block.chainid, address(this), releaseId, buyer, maxPrice, expectedTermsHash, salt)
        );
    }

    function _requireSale(ReleaseId releaseId, uint256 maxPrice, bytes32 expectedTermsHash)
        private
        view
        returns (Sale memory sale)
    {
        sale = registry.saleOf(releaseId);
        if (!sale.isOnSale) revert AccessGrants_NotOnSale(releaseId);
        if (sale.price > maxPrice) revert AccessGrants_PriceAboveLimit(sale.price, maxPrice);
        if (sale.termsHash != expectedTermsHash) {
            revert AccessGrants_OtherTerms(sale.termsHash, expectedTermsHash);
        }
    }

    function _pull(Sale memory sale) private {
        uint256 before = IERC20(sale.token).balanceOf(address(this));
        IERC20(sale.token).safeTransferFrom(msg.sender, address(this), sale.price);
        _requireReceived(sale, before);
    }

    function _requireReceived(Sale memory sale, uint256 before) private view {
        uint256 received = IERC20(sale.token).balanceOf(address(this)) - before;
        if (received != sale.price) revert AccessGrants_ShortTransfer(received, sale.price);
    }

    function _fund(PoolId poolId, address token, uint256 amount) private {
        IERC20(token).forceApprove(address(payouts), amount);
        payouts.fund(poolId, amount);
    }

    // A buyer whom the token refuses must not keep the pool's people from their part.
    function _refund(address token, address buyer, uint256 amount) private {
        if (IERC20(token).trySafeTransfer(buyer, amount)) return;
        heldRefund[token][buyer] += amount;
        emit RefundHeld(token, buyer, amount);
    }

    function _requireStatus(GrantStatus actual, GrantStatus wanted) private pure {
        if (actual != wanted) revert AccessGrants_WrongStatus(actual, wanted);
    }
}
